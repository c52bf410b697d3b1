import type { Instant } from '#shared/kernel/instant.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { verdictNames, type VerdictName } from '#shared/verification/verdict.ts';
import {
  Badge,
  Code,
  DefinitionList,
  Digest,
  ExactTime,
  FindingList,
  Section,
  StatusLight,
  type Fact,
} from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { toneOfConclusion, toneOfVerdict } from './conclusion-light.tsx';
import { authorityFacts, SignatureFactsView } from './signature-facts.tsx';
import { SignatureProofs } from './signature-proofs.tsx';

export type SignatureViewProps = {
  readonly signature: SignatureReport;
  readonly number: number;
  readonly of: number;
  /** The moment the question was put for, by which the age of evidence is told. */
  readonly at: Instant;
};

/** One signature: who, the separated verdicts with their evidence, what it covers, and what was seen. */
export const SignatureView = ({ signature, number, of, at }: SignatureViewProps) => {
  const { t } = useWords();
  const { counterSignatures } = signature;
  const isCounter = signature.facts.role === 'counter-signature';
  return (
    <Section
      title={
        isCounter
          ? t('report.counter-signature', { number })
          : of === 1
            ? t('verify.signature')
            : t('verify.signature-of', { number, of })
      }
      acts={
        <span className="signature-badges">
          <Badge>{signature.format}</Badge>
          <Badge>{signature.level}</Badge>
          {(of > 1 || isCounter || counterSignatures.length > 0) && (
            <Badge tone={toneOfConclusion[signature.conclusion]}>
              {t(`verify.conclusion.${signature.conclusion}`)}
            </Badge>
          )}
        </span>
      }
    >
      <SignerFacts signature={signature} />
      <ul className="verdicts" aria-label={t('verify.verdicts')}>
        {verdictNames.map((name) => (
          <VerdictRow key={name} name={name} signature={signature} />
        ))}
      </ul>
      <SignatureProofs signature={signature} at={at} />
      {signature.covers.length > 0 && (
        <details className="evidence">
          <summary>{t('verify.covers', { count: signature.covers.length })}</summary>
          <ul className="covered">
            {signature.covers.map((name) => (
              <li key={name}>
                <bdi className="file-name">{name}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className="evidence">
        <summary>{t('verify.facts')}</summary>
        <SignatureFactsView signature={signature} />
      </details>
      {counterSignatures.length > 0 && (
        <div className="counter-signatures">
          {counterSignatures.map((counter, index) => (
            // They stand in the order of the file, and the same one may stand there twice.
            // oxlint-disable-next-line react/no-array-index-key
            <SignatureView key={index} signature={counter} number={index + 1} of={counterSignatures.length} at={at} />
          ))}
        </div>
      )}
    </Section>
  );
};

const SignerFacts = ({ signature }: { signature: SignatureReport }) => {
  const { signer, claimedSigningTime, trustedSigningTime, signatureFile, provedLevel, facts } = signature;
  const { t, language } = useWords();
  const proved: readonly Fact[] =
    trustedSigningTime === null
      ? []
      : [{ label: t('report.trusted-signing-time'), value: <ExactTime at={trustedSigningTime} withSeconds /> }];
  const level: Fact = {
    label: t('report.proved-level'),
    value: provedLevel === 'none' ? t('report.proved-level.none') : <Code>{provedLevel}</Code>,
    hint: t('verify.proved-level.hint'),
  };
  const control = facts.chain?.controlTime ?? null;
  const past: readonly Fact[] =
    control === null ? [] : [{ label: t('report.control-time'), value: <ExactTime at={control} withSeconds /> }];
  const time: Fact = {
    label: t('verify.claimed-time'),
    value: claimedSigningTime === null ? '—' : <ExactTime at={claimedSigningTime} withSeconds />,
    hint: t('verify.claimed-time.hint'),
  };
  if (signer === null)
    return (
      <DefinitionList
        facts={[{ label: t('verify.signer'), value: t('verify.signer.unknown') }, time, ...proved, level]}
      />
    );
  return (
    <DefinitionList
      facts={[
        {
          label: t('verify.signer'),
          value: (
            <>
              <bdi>{signer.name}</bdi>
              {signer.organization !== undefined && signer.organization !== signer.name && (
                <>
                  {', '}
                  <bdi>{signer.organization}</bdi>
                </>
              )}
            </>
          ),
        },
        ...(signer.inn === undefined ? [] : [{ label: t('sign.certificate.inn'), value: <Code>{signer.inn}</Code> }]),
        ...(signer.ogrn === undefined
          ? []
          : [{ label: t('sign.certificate.ogrn'), value: <Code>{signer.ogrn}</Code> }]),
        {
          label: t('sign.certificate'),
          value: (
            <>
              <ExactTime at={signer.notBefore} /> – <ExactTime at={signer.notAfter} />
            </>
          ),
          hint: <bdi>{signer.issuer}</bdi>,
        },
        ...authorityFacts(facts.accreditation, t, language).slice(0, 1),
        { label: t('sign.certificate.thumbprint'), value: <Digest value={signer.thumbprint} short /> },
        time,
        ...proved,
        level,
        ...past,
        { label: t('verify.signature-file'), value: <Code>{signatureFile}</Code> },
      ]}
    />
  );
};

const VerdictRow = ({ name, signature }: { name: VerdictName; signature: SignatureReport }) => {
  const { t, say } = useWords();
  const { verdict, findings } = signature.verdicts[name];
  // What could not be proved is not a fault: it is shown as something to attend to, never as something broken.
  const said = signature.findings
    .filter(({ code }) => findings.includes(code))
    .map((finding) =>
      verdict === 'failed' || finding.severity !== 'blocker' ? finding : { ...finding, severity: 'warning' as const },
    )
    .map((finding) => ({ ...finding, place: {} }));
  const checks = signature.checks.filter((check) => check.verdict === name && check.outcome !== 'not-applicable');
  return (
    <li>
      <details className="verdict">
        <summary className="verdict-head">
          <span className="verdict-name">{t(`verify.verdict.${name}`)}</span>
          <StatusLight tone={toneOfVerdict[verdict]}>{t(`verify.word.${verdict}`)}</StatusLight>
        </summary>
        <div className="verdict-body">
          <p className="quiet">{t(`verify.verdict.${name}.asks`)}</p>
          {said.length > 0 && <FindingList findings={said} />}
          {checks.length > 0 && (
            <ul className="checks" aria-label={t('verify.checks')}>
              {checks.map((check) => (
                <li key={check.id} className="check-line">
                  <Code>{check.id}</Code>
                  <span className="quiet">{say(`verify.check.${check.outcome}`, check.outcome)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </li>
  );
};
