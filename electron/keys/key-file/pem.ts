import { createPrivateKey } from 'node:crypto';
import { enter, takeAny } from '../../pki/asn1/cursor.ts';
import { decode } from '../../pki/asn1/decode.ts';
import { readOid } from '../../pki/asn1/oid.ts';
import type { PrivateKey } from '../../pki/cades/sign-bytes.ts';
import { readPrivateKey } from '../../pki/gost/private-key.ts';
import { gostKeyBytes } from '../../pki/gost/public-key.ts';
import type { Password } from './decrypt.ts';
import { damaged, unsupported, wrongPassword } from './fault.ts';
import type { Budget } from './limits.ts';
import { decryptKeyInfo } from './pkcs12.ts';

const block = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([^-]*)-----END \1-----/g;
const keyLabel = /^(?:RSA|EC) PRIVATE KEY$/;

/** True when a text block of RFC 7468 can be found near the beginning. */
export const looksLikePem = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).includes('-----BEGIN ');

/**
 * Private keys and certificates of a PEM file (RFC 7468): PKCS#8 plain or encrypted, the older RSA and EC forms, and
 * certificates in any order. Text between the blocks is skipped.
 */
export const readPem = (
  bytes: Uint8Array,
  password: Password,
  budget: Budget,
): { readonly keys: PrivateKey[]; readonly certificates: Uint8Array<ArrayBuffer>[] } => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const keys: PrivateKey[] = [];
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  for (const [whole, label = '', body = ''] of text.matchAll(block)) {
    if (label === 'CERTIFICATE') certificates.push(Uint8Array.from(Buffer.from(body, 'base64')));
    else if (label === 'ENCRYPTED PRIVATE KEY') {
      const pkcs8 = decryptKeyInfo(Buffer.from(body, 'base64'), password, budget);
      keys.push(privateKeyOf(pkcs8));
      pkcs8.fill(0);
    } else if (label === 'PRIVATE KEY') {
      const pkcs8 = Buffer.from(body, 'base64');
      keys.push(isGost(keyKindOf(pkcs8)) ? privateKeyOf(pkcs8) : privateKeyFromText(whole, password));
      pkcs8.fill(0);
    } else if (keyLabel.test(label)) keys.push(privateKeyFromText(whole, password));
  }
  return { keys, certificates };
};

const privateKeyFromText = (text: string, password: Password): PrivateKey => {
  const encrypted = text.includes('ENCRYPTED');
  try {
    return createPrivateKey(
      encrypted ? { key: text, format: 'pem', passphrase: Buffer.from(password.utf8) } : { key: text, format: 'pem' },
    );
  } catch (error) {
    return encrypted ? wrongPassword() : damaged(reasonOf(error));
  }
};

/** Kinds of keys that OpenSSL takes: when it refuses one of these, the bytes are wrong and not the kind. */
const knownKinds: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10', '1.2.840.10045.2.1'];

/** From PKCS#8 in DER (RFC 5958 section 2). */
export const privateKeyOf = (pkcs8: Buffer): PrivateKey => {
  const kind = keyKindOf(pkcs8);
  if (isGost(kind)) return gostKeyOf(pkcs8);
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } catch (error) {
    return kind === null || knownKinds.includes(kind) ? damaged(reasonOf(error)) : unsupported(kind);
  }
};

const isGost = (kind: string | null): boolean => kind !== null && gostKeyBytes[kind] !== undefined;

const gostKeyOf = (pkcs8: Buffer): PrivateKey => {
  const key = readPrivateKey(pkcs8);
  if (key === 'unknown-parameters') return unsupported('GOST R 34.10-2012 with unknown parameters');
  return typeof key === 'string' ? damaged('not a private key of GOST R 34.10-2012') : key;
};

const keyKindOf = (pkcs8: Buffer): string | null => {
  const kind = decode(pkcs8, (root) => {
    const fields = enter(root);
    takeAny(fields);
    return readOid(takeAny(enter(takeAny(fields))));
  });
  return kind.ok ? kind.value : null;
};

/** The library's own words about a structure; they never quote the bytes. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unreadable key');
