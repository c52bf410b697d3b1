import type { CertificateFacts, PublicKeyFacts } from './certificate-facts.ts';
import type { SignerFinding } from './signer-finding.ts';

/** Smallest sizes that ETSI TS 119 312 V1.5.1 clause 6 and NIST SP 800-57 part 1 still accept for new signatures. */
const smallest = { rsa: 2048, ecdsa: 256 } as const;

/** Issuers' algorithms that are broken: MD2, MD5, SHA-1 with RSA, DSA or ECDSA. */
const weakIssuerAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2/RSA',
  '1.2.840.113549.1.1.4': 'MD5/RSA',
  '1.2.840.113549.1.1.5': 'SHA-1/RSA',
  '1.2.840.10040.4.3': 'SHA-1/DSA',
  '1.2.840.10045.4.1': 'SHA-1/ECDSA',
};

/** A key's algorithm in the words that people know it by. */
export const keyText = (key: PublicKeyFacts): string => {
  if (key.kind === 'rsa') return `RSA ${key.bits}`;
  if (key.kind === 'ecdsa') return `ECDSA ${key.curve}`;
  if (key.kind === 'gost-2012') return `GOST R 34.10-2012 ${key.bits}`;
  return key.kind === 'ed25519' ? 'Ed25519' : key.oid;
};

/** Strength, and what the law makes of a signature by this key. */
export const judgeKey = (facts: CertificateFacts, place: 'file' | 'token'): readonly SignerFinding[] => [
  ...judgeStrength(facts),
  ...judgeLegalStanding(facts.key, place),
];

const judgeStrength = ({ key, signatureAlgorithm }: CertificateFacts): readonly SignerFinding[] => {
  const findings: SignerFinding[] = [];
  if ((key.kind === 'rsa' || key.kind === 'ecdsa') && key.bits < smallest[key.kind]) {
    const details = { algorithm: keyText(key), bits: key.bits, minimum: smallest[key.kind] };
    findings.push({ code: 'signer.weak-key', severity: 'blocker', place: {}, details });
  }
  const algorithm = weakIssuerAlgorithms[signatureAlgorithm];
  if (algorithm !== undefined) {
    findings.push({
      code: 'signer.weak-certificate-signature',
      severity: 'warning',
      place: {},
      details: { algorithm },
    });
  }
  return findings;
};

/**
 * 63-FZ article 5 part 4 asks of a qualified signature a means certified in Russia, which means GOST algorithms; keys in
 * a file that any program can read are not in such a means. Platforms under 44-FZ and 223-FZ (article 3.3 part 5) take
 * qualified signatures only; foreign and commercial ones may take these.
 */
const judgeLegalStanding = (key: PublicKeyFacts, place: 'file' | 'token'): readonly SignerFinding[] => {
  if (key.kind !== 'gost-2012') {
    const details = { algorithm: keyText(key) };
    return [{ code: 'signer.not-qualified-algorithm', severity: 'info', place: {}, details }];
  }
  return place === 'file' ? [{ code: 'signer.not-qualified-file-key', severity: 'info', place: {}, details: {} }] : [];
};
