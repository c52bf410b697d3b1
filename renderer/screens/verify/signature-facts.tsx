import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accreditationLines } from '#shared/text/accreditation-lines.ts';
import type { Translate } from '#shared/text/translator.ts';
import type { AlgorithmFacts } from '#shared/verification/facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import { Code, CopyIcon, DefinitionList, Digest, Button, type Fact } from '../../components/index.ts';
import { copyText } from '../../components/copy-button.tsx';
import { countText } from '../../format/numbers.ts';
import { clockText, dayText, moscow } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';

const algorithmText = ({ name, oid }: AlgorithmFacts): string => (name === null ? oid : `${name} (${oid})`);

/** Keeps its own direction within a sentence of another (Unicode TR 9, first strong isolate). */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What the kept trust lists say of the signer's authority; the first line is whether the state stood behind it. */
export const authorityFacts = (
  accreditation: SignatureReport['facts']['accreditation'],
  t: Translate,
  language: Language,
): readonly Fact[] => {
  const moment = (at: Instant): string =>
    `${dayText(at, moscow, language)} ${clockText(at, moscow, language)} ${t('ui.moscow-short')}`;
  return accreditation === undefined ? [] : accreditationLines(t, accreditation, { moment, foreign: isolated });
};

/** What was seen in the bytes, without opinion. */
export const SignatureFactsView = ({ signature }: { signature: SignatureReport }) => {
  const { t, say, language } = useWords();
  const { facts } = signature;
  const attributes = (list: SignatureReport['facts']['unsignedAttributes'] | null): string =>
    list === null || list.length === 0 ? '—' : list.map(({ name, oid }) => name ?? oid).join(', ');
  const path = facts.chain?.path ?? [];
  const { revision, accreditation } = facts;
  const bytes = (count: number): string => t('report.bytes', { size: countText(count, language) });
  const rows: readonly Fact[] = [
    { label: t('verify.fact.digest-algorithm'), value: <Code>{algorithmText(facts.digestAlgorithm)}</Code> },
    { label: t('verify.fact.signature-algorithm'), value: <Code>{algorithmText(facts.signatureAlgorithm)}</Code> },
    {
      label: t('verify.fact.signature-value'),
      value: say(`verify.fact.value.${facts.signatureValue}`, facts.signatureValue),
    },
    {
      label: t('verify.fact.content'),
      value: say(`verify.fact.source.${facts.content.source}`, facts.content.source),
      ...(facts.content.name === null ? {} : { hint: <bdi>{facts.content.name}</bdi> }),
    },
    ...(revision === undefined
      ? []
      : [
          {
            label: t('report.revision'),
            value:
              revision.size === revision.fileSize
                ? t('report.revision.whole')
                : t('report.revision.part', {
                    name: revision.name,
                    size: bytes(revision.size),
                    fileSize: bytes(revision.fileSize),
                  }),
            ...(revision.additions.length === 0
              ? {}
              : {
                  hint: `${t('report.revision.additions')}: ${revision.additions
                    .map(({ what, count }) => `${t(`pdf-addition.${what}`)} (${countText(count, language)})`)
                    .join(', ')}`,
                }),
          },
        ]),
    {
      label: t('verify.fact.signed-digest'),
      value: facts.content.signedDigest === null ? '—' : <Digest value={facts.content.signedDigest} />,
    },
    {
      label: t('verify.fact.computed-digest'),
      value: facts.content.computedDigest === null ? '—' : <Digest value={facts.content.computedDigest} />,
    },
    { label: t('verify.fact.signed-attributes'), value: <Code>{attributes(facts.signedAttributes)}</Code> },
    { label: t('verify.fact.unsigned-attributes'), value: <Code>{attributes(facts.unsignedAttributes)}</Code> },
    ...authorityFacts(accreditation, t, language).slice(1),
    {
      label: t('verify.fact.chain'),
      value:
        path.length === 0 ? (
          '—'
        ) : (
          <ol className="chain">
            {path.map((certificate) => (
              <li key={certificate.thumbprint.value}>
                <bdi>{certificate.subject.text}</bdi>
              </li>
            ))}
          </ol>
        ),
    },
  ];
  return (
    <>
      <DefinitionList facts={rows} />
      <Button kind="quiet" icon={CopyIcon} onPress={() => void copyText(JSON.stringify(facts, null, 2))}>
        {t('verify.facts.copy')}
      </Button>
    </>
  );
};
