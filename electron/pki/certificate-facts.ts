import { createHash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  keyUsages,
  type CertificateFacts,
  type NameFacts,
  type PublicKeyFacts,
} from '#shared/signature/certificate-facts.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import { hexOf } from './asn1/bytes.ts';
import { childrenOf } from './asn1/cursor.ts';
import { decode } from './asn1/decode.ts';
import { readOid } from './asn1/oid.ts';
import { tags } from './asn1/tags.ts';
import { readIntegerBytes } from './asn1/values.ts';
import type { PublicKeyInfo } from './certificate/algorithm.ts';
import { isSelfIssued, readCertificate, type Certificate } from './certificate/certificate.ts';
import { parameterSetName } from './gost/curves.ts';
import { nameText } from './certificate/name-text.ts';
import type { Name } from './certificate/name.ts';

/** What a certificate says (DER, one certificate), for judging and for people. */
export const readCertificateFacts = (der: Uint8Array): Outcome<CertificateFacts, SignatureCode> => {
  const read = readCertificate(der);
  return read.ok
    ? ok(factsOf(read.value))
    : failSignature('signing.certificate-unreadable', { reason: read.error.details['reason'] ?? null });
};

/** The same of a certificate that is already read. */
export const factsOf = (certificate: Certificate): CertificateFacts => {
  const { extensions } = certificate;
  const period = extensions.privateKeyUsagePeriod;
  return {
    subject: nameFacts(certificate.subject),
    issuer: nameFacts(certificate.issuer),
    serialNumber: hexOf(certificate.serial).replace(/^00(?=..)/, ''),
    notBefore: instantFromEpoch(certificate.notBefore),
    notAfter: instantFromEpoch(certificate.notAfter),
    key: publicKeyFacts(certificate.publicKey),
    signatureAlgorithm: certificate.signatureAlgorithm.oid,
    keyUsage:
      extensions.keyUsage === null ? null : keyUsages.filter((_, bit) => ((extensions.keyUsage ?? 0) >> bit) & 1),
    extendedKeyUsage: extensions.extendedKeyUsage,
    policies: extensions.certificatePolicies ?? [],
    privateKeyUsagePeriod: period && {
      notBefore: period.notBefore === null ? null : instantFromEpoch(period.notBefore),
      notAfter: period.notAfter === null ? null : instantFromEpoch(period.notAfter),
    },
    isAuthority: extensions.basicConstraints?.authority ?? false,
    isSelfIssued: isSelfIssued(certificate),
    thumbprint: { algorithm: 'sha-256', value: createHash('sha256').update(certificate.der).digest('hex') },
  };
};

const nameFacts = (name: Name): NameFacts => ({
  text: nameText(name),
  attributes: name.relative.flat().map(({ type, text, der }) => ({ type, value: text ?? `#${hexOf(der)}` })),
});

const curves: Readonly<Record<string, { readonly curve: string; readonly bits: number }>> = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', bits: 256 },
  '1.3.132.0.34': { curve: 'P-384', bits: 384 },
  '1.3.132.0.35': { curve: 'P-521', bits: 521 },
};

const gostBits: Readonly<Record<string, 256 | 512>> = { '1.2.643.7.1.1.1.1': 256, '1.2.643.7.1.1.1.2': 512 };

const publicKeyFacts = ({ algorithm, key }: PublicKeyInfo): PublicKeyFacts => {
  const { oid, parameters } = algorithm;
  const gost = gostBits[oid];
  if (oid === '1.2.840.113549.1.1.1') return { kind: 'rsa', bits: modulusBits(key) };
  if (oid === '1.2.840.113549.1.1.10') return { kind: 'rsa', bits: modulusBits(key), pssOnly: true };
  if (oid === '1.2.840.10045.2.1') {
    const curve = parameters === null ? null : firstOid(parameters);
    return { kind: 'ecdsa', ...(curves[curve ?? ''] ?? { curve: curve ?? 'explicit', bits: (key.length - 1) * 4 }) };
  }
  if (oid === '1.3.101.112') return { kind: 'ed25519' };
  if (gost !== undefined) {
    const parameterSet = parameters === null ? null : firstOid(parameters);
    return { kind: 'gost-2012', bits: gost, parameterSet: parameterSet === null ? '' : parameterSetName(parameterSet) };
  }
  return { kind: 'other', oid };
};

/** Length of the modulus without leading zero bits; 0 when the key is not what it should be. */
const modulusBits = (key: Uint8Array): number => {
  const modulus = decode(key, (root) => {
    const [first] = childrenOf(root);
    return first === undefined ? '' : hexOf(readIntegerBytes(first)).replace(/^0+/, '');
  });
  if (!modulus.ok || modulus.value === '') return 0;
  return 4 * modulus.value.length - (Math.clz32(Number.parseInt(modulus.value.charAt(0), 16)) - 28);
};

/** An OID, or the first OID of a sequence (GOST parameters begin with the curve's). */
const firstOid = (der: Uint8Array): string | null => {
  const read = decode(der, (root) => {
    const holder = root.identifier === tags.sequence ? childrenOf(root)[0] : root;
    return holder?.identifier === tags.oid ? readOid(holder) : null;
  });
  return read.ok ? read.value : null;
};
