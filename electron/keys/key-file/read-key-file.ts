import { createHash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import type { PrivateKey } from '../../pki/cades/sign-bytes.ts';
import type { KeyIdentity } from '../key-session.ts';
import { passwordOf } from './decrypt.ts';
import { KeyFileFault, type KeyFileCode } from './fault.ts';
import { keyFileLimits, newBudget } from './limits.ts';
import { pairKeys } from './pair.ts';
import { looksLikePem, privateKeyOf, readPem } from './pem.ts';
import { readPkcs12, type KeyFileContents } from './pkcs12.ts';

/** A key with what may be told about it. */
export type OpenedKey = KeyIdentity & { readonly key: PrivateKey };

/**
 * The one door from the bytes of a key file (PKCS#12, RFC 7292, or PEM, RFC 7468) to keys with certificates.
 * `password` is UTF-8. `file` only names the file in refusals. Decrypted bytes are zeroed before it answers.
 */
export const readKeyFile = (
  bytes: Uint8Array,
  password: Uint8Array,
  file: string,
): Outcome<readonly OpenedKey[], KeyFileCode> => {
  try {
    return ok(openKeys(bytes, password));
  } catch (error) {
    if (error instanceof KeyFileFault) return refuse({ code: error.code, details: { file, ...error.details } });
    throw error;
  }
};

const openKeys = (bytes: Uint8Array, passwordBytes: Uint8Array): readonly OpenedKey[] => {
  const password = passwordOf(passwordBytes);
  const budget = newBudget();
  if (bytes.length > keyFileLimits.bytes) {
    throw new KeyFileFault('key-file.too-costly', { what: 'bytes', count: bytes.length, limit: keyFileLimits.bytes });
  }
  if (looksLikePem(bytes)) {
    const { keys, certificates } = readPem(bytes, password, budget);
    return identify(keys, certificates, new Map());
  }
  const contents = readPkcs12(bytes, password, budget);
  password.bmp?.fill(0);
  const names = new Map<PrivateKey | Uint8Array, string>();
  const keys = usableKeys(contents.keys, names);
  const certificates = contents.certificates.map(({ der, friendlyName }) => {
    if (friendlyName !== null) names.set(der, friendlyName);
    return der;
  });
  return identify(keys, certificates, names);
};

/** The keys of kinds that we know; a file with none of them is refused for what the first one is. */
const usableKeys = (
  held: KeyFileContents['keys'],
  names: Map<PrivateKey | Uint8Array, string>,
): readonly PrivateKey[] => {
  const keys: PrivateKey[] = [];
  let refused: unknown = null;
  for (const { pkcs8, friendlyName } of held) {
    try {
      const key = privateKeyOf(pkcs8);
      if (friendlyName !== null) names.set(key, friendlyName);
      keys.push(key);
    } catch (error) {
      refused ??= error;
    } finally {
      pkcs8.fill(0);
    }
  }
  if (keys.length === 0 && refused !== null) throw refused;
  return keys;
};

const identify = (
  keys: readonly PrivateKey[],
  certificates: readonly Uint8Array<ArrayBuffer>[],
  names: ReadonlyMap<PrivateKey | Uint8Array, string>,
): readonly OpenedKey[] => {
  if (keys.length === 0) throw new KeyFileFault('key-file.no-key', { certificates: certificates.length });
  const { pairs } = pairKeys(keys, certificates);
  if (pairs.length === 0) throw new KeyFileFault('key-file.key-without-certificate', {});
  const opened = pairs.map(({ key, certificate, chain }) => ({
    keyId: createHash('sha256').update(certificate).digest('hex'),
    friendlyName: names.get(key) ?? names.get(certificate) ?? null,
    certificate,
    chain,
    key,
  }));
  // Some programs write a certificate twice; it is one key all the same.
  return [...new Map(opened.toReversed().map((one) => [one.keyId, one])).values()].toReversed();
};
