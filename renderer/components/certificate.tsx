import type { CertificateView } from '#shared/contract/signing.ts';
import { dayText, moscow } from '../format/time.ts';
import { useMinute } from '../state/clock.ts';
import { useWords } from '../state/words.tsx';
import { DefinitionList, type Fact } from './layout.tsx';
import { StatusLight, type Tone } from './state.tsx';
import { Code, Digest, ExactTime, spanWords } from './values.tsx';
import './certificate.css';

const warnDays = 30;
/** Beyond this a day says more than a count of days. */
const countedDays = 180;

/** `CN=Ivanov Ivan, O=Vector LLC, …` gives the name people know it by: the organisation or person, else all of it. */
export const commonName = (name: string): string =>
  /(?:^|[,+;]\s*)CN=("(?:[^"]|"")*"|[^,+;]*)/i.exec(name)?.[1]?.replaceAll('"', '').trim() || name;

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

/** Who owns a certificate, who vouches for it, how long, and what it may be used for; without opinion. */
export const CertificateFacts = ({
  certificate,
  narrow = false,
}: {
  certificate: CertificateView;
  /** For a column beside something else. */
  narrow?: boolean;
}) => {
  const { t, say } = useWords();
  const numbers = [
    { label: t('sign.certificate.inn'), value: certificate.inn },
    { label: t('sign.certificate.ogrn'), value: certificate.ogrn },
    { label: t('keys.snils'), value: certificate.snils },
  ];
  const facts: readonly Fact[] = [
    { label: t('sign.certificate.owner'), value: <bdi>{commonName(certificate.subject)}</bdi> },
    ...numbers.flatMap(({ label, value }) => (value === null ? [] : [{ label, value: <Code>{value}</Code> }])),
    {
      label: t('sign.certificate.issuer'),
      value: <bdi>{commonName(certificate.issuer)}</bdi>,
      ...(certificate.selfSigned ? { hint: t('sign.certificate.self-signed') } : {}),
    },
    {
      label: t('sign.certificate.valid'),
      value: <Validity certificate={certificate} />,
      hint: (
        <>
          <ExactTime at={certificate.notBefore} /> – <ExactTime at={certificate.notAfter} />
        </>
      ),
    },
    {
      label: t('sign.certificate.key'),
      value: t('keys.bits', { algorithm: certificate.keyAlgorithm, bits: certificate.keyBits }),
    },
    {
      label: t('sign.certificate.usages'),
      value:
        certificate.usages.length === 0
          ? t('sign.certificate.usages-any')
          : certificate.usages.map((usage) => say(`sign.usage.${usage}`, usage)).join(', '),
    },
    ...(certificate.oids.length === 0
      ? []
      : [
          {
            label: t('sign.certificate.oids'),
            value: (
              <ul className="oid-list">
                {certificate.oids.map((oid) => (
                  <li key={oid}>
                    <Code>{oid}</Code>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
    { label: t('sign.certificate.serial'), value: <Code>{certificate.serial}</Code> },
    { label: t('sign.certificate.thumbprint'), value: <Digest value={certificate.certificateId} short={narrow} /> },
  ];
  return <DefinitionList narrow={narrow} facts={facts} />;
};
