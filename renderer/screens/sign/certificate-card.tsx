import type { CertificateView } from '#shared/contract/signing.ts';
import { Code, DefinitionList, Digest, ExactTime, type Fact } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** `CN=Ivanov Ivan, O=Vector LLC, …` gives the name people know it by: the organisation or person, else all of it. */
export const commonName = (name: string): string =>
  /(?:^|[,+;]\s*)CN=("(?:[^"]|"")*"|[^,+;]*)/i.exec(name)?.[1]?.replaceAll('"', '').trim() || name;

/** Who owns a certificate, who vouches for it, how long, and what it may be used for. */
export const CertificateCard = ({ certificate }: { certificate: CertificateView }) => {
  const { t, say } = useWords();
  const facts: readonly Fact[] = [
    {
      label: t('sign.certificate.owner'),
      value: <bdi>{commonName(certificate.subject)}</bdi>,
      ...(commonName(certificate.subject) === certificate.subject ? {} : { hint: <bdi>{certificate.subject}</bdi> }),
    },
    ...(certificate.inn === null ? [] : [{ label: t('sign.certificate.inn'), value: <Code>{certificate.inn}</Code> }]),
    ...(certificate.ogrn === null
      ? []
      : [{ label: t('sign.certificate.ogrn'), value: <Code>{certificate.ogrn}</Code> }]),
    {
      label: t('sign.certificate.issuer'),
      value: <bdi>{commonName(certificate.issuer)}</bdi>,
      ...(certificate.selfSigned ? { hint: t('sign.certificate.self-signed') } : {}),
    },
    {
      label: t('sign.certificate.valid'),
      value: (
        <>
          <ExactTime at={certificate.notBefore} /> – <ExactTime at={certificate.notAfter} />
        </>
      ),
    },
    {
      label: t('sign.certificate.key'),
      value: (
        <bdi className="ltr">{`${certificate.keyAlgorithm}, ${t('sign.certificate.bits', { count: certificate.keyBits })}`}</bdi>
      ),
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
    { label: t('sign.certificate.thumbprint'), value: <Digest value={certificate.certificateId} short /> },
  ];
  return <DefinitionList narrow facts={facts} />;
};
