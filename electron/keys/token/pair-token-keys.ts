import { createHash } from 'node:crypto';
import type { TokenCertificate, TokenKeyFacts } from '#shared/signature/token-facts.ts';
import { readCertificate } from '../../pki/certificate/certificate.ts';
import { chainFrom } from '../key-file/pair.ts';
import type { KeyIdentity } from '../key-session.ts';
import type { ReportedKey } from './protocol.ts';

type Der = Uint8Array<ArrayBuffer>;

export type PairedKey = {
  readonly key: ReportedKey;
  readonly facts: TokenKeyFacts;
  readonly identities: readonly KeyIdentity[];
};

const thumbprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

/** Shorter than any public key of a kind that signs here: an empty attribute proves nothing. */
const shortestKey = 32;

/** Whether the certificate's public key is these bytes: a modulus, a point, or the coordinates of GOST. */
const holdsKey = (certificate: Der, publicKey: Uint8Array): boolean => {
  const read = readCertificate(certificate);
  return (
    read.ok && publicKey.length >= shortestKey && Buffer.from(read.value.publicKey.key).includes(Buffer.from(publicKey))
  );
};

/**
 * Which certificates belong to a key: by the public key itself where the token shows it, else by their common CKA_ID.
 * `elsewhere` are certificates from the user's own store; they are taken only by public key, and only where the token
 * has none. (What does not belong together after all is caught when the first signature is checked.)
 */
const certificatesOf = (key: ReportedKey, held: readonly TokenCertificate[], elsewhere: readonly Der[]) => {
  const { publicKey } = key;
  const own =
    publicKey === null
      ? held.filter(({ id }) => id === key.id && id !== '')
      : held.filter(({ der }) => holdsKey(der, publicKey));
  if (own.length > 0 || publicKey === null) return own;
  return elsewhere.filter((der) => holdsKey(der, publicKey)).map((der) => ({ id: key.id, label: '', der }));
};

/** Keys of a token with their certificates and chains; issuers come from the token and from `elsewhere`. */
export const pairTokenKeys = (
  keys: readonly ReportedKey[],
  held: readonly TokenCertificate[],
  elsewhere: readonly Der[],
): readonly PairedKey[] => {
  const issuers = [...held.map(({ der }) => der), ...elsewhere];
  return keys.map((key) => {
    const certificates = certificatesOf(key, held, elsewhere);
    const identities = [...new Map(certificates.map((one) => [thumbprint(one.der), one]))].map(
      ([keyId, { label, der }]): KeyIdentity => ({
        keyId,
        friendlyName: label || key.label || null,
        certificate: der,
        chain: chainFrom(der, issuers),
      }),
    );
    const { number: _, publicKey: __, ...facts } = key;
    return { key, identities, facts: { ...facts, certificateIds: identities.map(({ keyId }) => keyId) } };
  });
};
