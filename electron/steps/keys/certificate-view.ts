import type { CertificateView } from '#shared/contract/signing.ts';
import { nameValue, type CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { innOf } from '#shared/signature/judge-owner.ts';

const algorithmOf = (key: CertificateFacts['key']): { readonly name: string; readonly bits: number } => {
  switch (key.kind) {
    case 'rsa':
      return { name: 'RSA', bits: key.bits };
    case 'ecdsa':
      return { name: `ECDSA ${key.curve}`, bits: key.bits };
    case 'ed25519':
      return { name: 'Ed25519', bits: 256 };
    case 'gost-2012':
      return { name: 'GOST R 34.10-2012', bits: key.bits };
    case 'other':
      return { name: key.oid, bits: 0 };
  }
};

/** A certificate as a window shows it. The organisation stands before the person where both are named. */
export const viewOf = (facts: CertificateFacts): CertificateView => {
  const { subject, issuer } = facts;
  const algorithm = algorithmOf(facts.key);
  const nameOf = (name: CertificateFacts['subject']): string =>
    nameValue(name, 'organization') ?? nameValue(name, 'commonName') ?? name.text;
  return {
    certificateId: facts.thumbprint.value,
    subject: nameValue(subject, 'commonName') ?? nameOf(subject),
    issuer: nameValue(issuer, 'commonName') ?? nameOf(issuer),
    serial: facts.serialNumber,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    keyAlgorithm: algorithm.name,
    keyBits: algorithm.bits,
    inn: innOf(subject),
    ogrn: nameValue(subject, 'ogrn') ?? nameValue(subject, 'ogrnip'),
    snils: nameValue(subject, 'snils'),
    usages: [...(facts.keyUsage ?? [])],
    oids: [...(facts.extendedKeyUsage ?? []), ...facts.policies],
    selfSigned: facts.isSelfIssued,
  };
};
