import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Certificate } from '../../pki/certificate/certificate.ts';
import { nameText } from '../../pki/certificate/name-text.ts';
import { sameName } from '../../pki/certificate/name.ts';
import { checkCrlSignature } from '../../pki/revocation/crl-usable.ts';
import { isDelta, type Crl } from '../../pki/revocation/crl.ts';
import { keepCrl, type StoredCrl } from '../../store/trust-material/revocation-lists.ts';
import type { Host } from '../context.ts';
import { nameKeyOf } from './name-key.ts';

/** What the certificates at hand say to a list's signature; null: every one that bears its issuer's name disowns it. */
export const signatureOf = (crl: Crl, certificates: readonly Certificate[]): StoredCrl['signature'] | null => {
  const named = certificates.filter(({ subject }) => sameName(subject, crl.issuer));
  if (named.length === 0) return 'unknown-issuer';
  const checks = named.map(({ publicKey }) => checkCrlSignature(crl, publicKey));
  if (checks.includes('valid')) return 'valid';
  return checks.includes('unsupported') ? 'unsupported' : null;
};

type How = Pick<StoredCrl, 'origin' | 'address' | 'signature'>;

/** Puts a list into the vault and its head into the table. */
export const keepCrlBytes = async (host: Host, crl: Crl, how: How): Promise<Outcome<StoredCrl>> => {
  const { database, vault } = host.workspace;
  const blob = await vault.putBytes(crl.der);
  if (!blob.ok) return blob;
  const stored: StoredCrl = {
    digest: blob.value.digest,
    issuerKey: nameKeyOf(crl.issuer),
    issuer: nameText(crl.issuer),
    number: crl.extensions.crlNumber?.toString() ?? null,
    isDelta: isDelta(crl),
    thisUpdate: crl.thisUpdate,
    nextUpdate: crl.nextUpdate,
    entries: crl.entries.offsets.length,
    size: crl.der.length,
    fetchedAt: host.clock(),
    ...how,
  };
  keepCrl(database, stored);
  return ok(stored);
};
