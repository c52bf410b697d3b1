import type { Observation } from '#shared/verification/facts.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { readCertificate, sameCertificate, type Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { verifySignature } from '../path/verify-signature.ts';

const issued = (issuer: Certificate, child: Certificate): boolean => {
  if (issuer.subject.key !== child.issuer.key) return false;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = child;
  if (!sameBytes(algorithm.der, child.tbsSignatureAlgorithm.der)) return false;
  return verifySignature({ algorithm, publicKey: issuer.publicKey, data, signature }) === 'valid';
};

/** Beyond this many the rest is named as foreign unseen: real signatures carry a chain or two, and looking costs time. */
const most = 60;

/**
 * Certificates that travel in a signature are not signed by it, so anything could be carried there. One belongs when it
 * is in a signer's chain, is an anchor, or is certified by one of those present and issued, or was issued by, one that
 * belongs. The rest is named: unrelated, damaged, or of an issuer that is not here to confirm it.
 */
export const foreignCertificates = (
  embedded: readonly Uint8Array[],
  used: readonly Certificate[],
  known: readonly Certificate[],
): readonly Observation[] => {
  const read = embedded.slice(0, most).map((der) => readCertificate(der));
  const certificates = read.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const foreign: Observation[] = read
    .filter((outcome) => !outcome.ok)
    .map(() => ({ code: 'coverage.foreign-certificate', details: { subject: '' }, blocks: true }));
  if (embedded.length > most) {
    foreign.push({
      code: 'coverage.foreign-certificate',
      details: { subject: `${embedded.length - most}` },
      blocks: true,
    });
  }
  const belonging = [...used, ...known.filter((anchor) => certificates.some((one) => sameCertificate(one, anchor)))];
  let undecided = certificates.filter((one) => !belonging.some((other) => sameCertificate(one, other)));
  const pool = [...certificates, ...known];
  for (;;) {
    const joined = undecided.filter(
      (one) =>
        pool.some((issuer) => issued(issuer, one)) &&
        belonging.some((other) => issued(one, other) || issued(other, one)),
    );
    if (joined.length === 0) break;
    belonging.push(...joined);
    undecided = undecided.filter((one) => !joined.includes(one));
  }
  for (const { subject } of undecided) {
    foreign.push({ code: 'coverage.foreign-certificate', details: { subject: nameText(subject) }, blocks: true });
  }
  return foreign;
};
