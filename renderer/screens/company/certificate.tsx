import type { CertificateView } from '#shared/contract/signing.ts';
import { Code, DefinitionList, Digest, StatusLight, spanWords, type Fact, type Tone } from '../../components/index.ts';
import { dayText, moscow } from '../../format/time.ts';
import { useMinute } from '../../state/clock.ts';
import { useWords } from '../../state/words.tsx';

const warnDays = 30;
/** Beyond this a day says more than a count of days. */
const countedDays = 180;

/** How long it is still good, as shape, colour and words. */
export const Validity = ({ certificate }: { certificate: CertificateView }) => {
  const words = useWords();
  const { t, language } = words;
  const now = useMinute();
  const left = Date.parse(certificate.notAfter) - Date.parse(now);
  const tone: Tone = left <= 0 ? 'stop' : left < warnDays * 86_400_000 ? 'attention' : 'fine';
  const span = spanWords(now, certificate.notAfter, words);
  const said = (): string => {
    if (left <= 0) return t('keys.valid.over', { span });
    if (left < countedDays * 86_400_000) return t('keys.valid.left', { span });
    return t('keys.valid.now');
  };
  return (
    <span className="validity">
      <StatusLight tone={tone}>{said()}</StatusLight>
      <span className="faint">
        <bdi>
          {t('keys.valid.range', {
            from: dayText(certificate.notBefore, moscow, language),
            to: dayText(certificate.notAfter, moscow, language),
          })}
        </bdi>
      </span>
    </span>
  );
};

/** What the certificate says, without opinion. */
export const CertificateFacts = ({ certificate }: { certificate: CertificateView }) => {
  const { t } = useWords();
  const numbers = [
    certificate.inn === null ? null : `INN ${certificate.inn}`,
    certificate.ogrn === null ? null : `OGRN ${certificate.ogrn}`,
    certificate.snils === null ? null : `SNILS ${certificate.snils}`,
  ].filter((text) => text !== null);
  const facts: readonly Fact[] = [
    { label: t('keys.subject'), value: <bdi>{certificate.subject}</bdi> },
    { label: t('keys.issuer'), value: <bdi>{certificate.issuer}</bdi> },
    { label: t('keys.valid'), value: <Validity certificate={certificate} /> },
    {
      label: t('keys.algorithm'),
      value: t('keys.bits', { algorithm: certificate.keyAlgorithm, bits: certificate.keyBits }),
    },
    ...(numbers.length === 0 ? [] : [{ label: t('keys.numbers'), value: <Code>{numbers.join(' · ')}</Code> }]),
    ...(certificate.usages.length === 0
      ? []
      : [{ label: t('keys.usages'), value: <bdi className="ltr">{certificate.usages.join(', ')}</bdi> }]),
    ...(certificate.oids.length === 0
      ? []
      : [{ label: t('keys.oids'), value: <Code>{certificate.oids.join('  ')}</Code> }]),
    { label: t('keys.serial'), value: <Code>{certificate.serial}</Code> },
    { label: t('trust.sha'), value: <Digest value={certificate.certificateId} /> },
  ];
  return <DefinitionList facts={facts} />;
};

/** The common name where the subject has one, for headings; the whole name stands in the facts. */
export const shortName = (subject: string): string => /(?:^|, ?)CN=([^,]+)/.exec(subject)?.[1] ?? subject;
