import { describe, expect, test } from 'vitest';
import { decryptWithPassword, passwordOf } from '#electron/keys/key-file/decrypt.ts';
import { newBudget } from '#electron/keys/key-file/limits.ts';
import { objectIds } from '#electron/keys/key-file/object-ids.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { integer, octetString, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import type { Tlv } from '#electron/pki/asn1/tlv.ts';
import { magma } from '#electron/pki/gost/ciphers/gost28147.ts';
import { kuznyechik } from '#electron/pki/gost/ciphers/kuznyechik.ts';
import { applyCtrAcpkm } from '#electron/pki/gost/ciphers/modes.ts';
import { pbkdf2Streebog } from '#electron/pki/gost/streebog/hmac.ts';
import { rootCertificate } from '#test/kit/ca.ts';
import { fixedRandom, utf8 } from '#test/kit/key-files.ts';

const [salt, ukm] = [fixedRandom('salt')(8), fixedRandom('ukm')(16)];

/** What a writer encrypts that changes its key every `section` bytes, and the algorithm that says so of everything else. */
const encrypted = (plain: Uint8Array, cipher: 'magma' | 'kuznyechik', section: number): readonly [Der, Uint8Array] => {
  const small = cipher === 'magma';
  const own = ukm.subarray(0, small ? 12 : 16);
  const key = pbkdf2Streebog('streebog-512', utf8('пароль'), salt, 2, 32);
  const iv = own.subarray(0, small ? 4 : 8);
  const parameters = sequence(
    sequence(oid(objectIds.pbkdf2), sequence(octetString(salt), integer(2), sequence(oid(objectIds.hmacStreebog512)))),
    sequence(oid(small ? objectIds.magmaCtrAcpkm : objectIds.kuznyechikCtrAcpkm), sequence(octetString(own))),
  );
  const ciphertext = applyCtrAcpkm(small ? magma : kuznyechik, key, iv, section, plain);
  return [sequence(oid(objectIds.pbes2), parameters), ciphertext];
};

const decrypt = ([algorithm, ciphertext]: readonly [Der, Uint8Array], password = 'пароль'): Buffer => {
  const read = decode(algorithm, (root: Tlv) =>
    decryptWithPassword(root, ciphertext, passwordOf(utf8(password)), newBudget()),
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

/** Certificates in OCTET STRINGs, as bags have them. */
const bags = (count: number): Der => sequence(...Array.from({ length: count }, () => octetString(rootCertificate)));

describe.each([
  ['magma', 1024],
  ['magma', 8192],
  ['kuznyechik', 4096],
  ['kuznyechik', 262_144],
] as const)('contents under %s whose key changes every %i bytes', (cipher, section) => {
  test('are read, however the length is not written down', () => {
    for (const count of [1, 12]) {
      const plain = bags(count);
      expect(decrypt(encrypted(plain, cipher, section)).equals(plain)).toBe(true);
    }
  });

  test('are not read under another password', () => {
    expect(() => decrypt(encrypted(bags(12), cipher, section), 'пароля')).toThrow('key-file.wrong-password');
  });
});

test('a part that only begins like a structure is taken as it is', () => {
  const plain = sequence(octetString(Uint8Array.of(0x30, 0x05, 1, 2)), octetString(new Uint8Array(2000).fill(0x30)));
  expect(decrypt(encrypted(plain, 'magma', 1024)).equals(plain)).toBe(true);
});
