import { createCipheriv, createHash, createHmac, pbkdf2Sync, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '#shared/kernel/random.ts';
import {
  bmpString,
  context,
  contextPrimitive,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  type Der,
} from '../../pki/asn1/encode.ts';
import { bmpPassword } from './password.ts';
import { pkcs12Key } from './pkcs12-kdf.ts';
import { objectIds } from './object-ids.ts';

export type Pkcs12Entry = { readonly key: KeyObject; readonly certificate: Uint8Array; readonly friendlyName?: string };

/**
 * Writes a PKCS#12 file (RFC 7292) as OpenSSL 3 does: AES-256-CBC under PBKDF2 with HMAC-SHA-256, HMAC-SHA-256 as MAC.
 * For the test certificate authority; `password` is UTF-8.
 */
export const writePkcs12 = (input: {
  readonly entries: readonly Pkcs12Entry[];
  readonly authorities: readonly Uint8Array[];
  readonly password: Uint8Array;
  readonly iterations: number;
  readonly random: RandomBytes;
}): Der => {
  const { password, iterations, random } = input;
  const macPassword = bmpPassword(password);
  if (macPassword === null) throw new TypeError('the password is not UTF-8');

  const keyBags = input.entries.map((entry) =>
    sequence(
      oid(objectIds.shroudedKeyBag),
      context(0, shroudedKey(entry.key, password, iterations, random)),
      bagAttributes(entry),
    ),
  );
  const certificateBags = [
    ...input.entries.map((entry) => certificateBag(entry.certificate, bagAttributes(entry))),
    ...input.authorities.map((authority) => certificateBag(authority)),
  ];
  const encrypted = encrypt(sequence(...certificateBags), password, iterations, random);
  const contents = sequence(
    sequence(
      oid(objectIds.encryptedData),
      context(
        0,
        sequence(
          integer(0),
          sequence(oid(objectIds.data), encrypted.algorithm, contextPrimitive(0, encrypted.ciphertext)),
        ),
      ),
    ),
    sequence(oid(objectIds.data), context(0, octetString(sequence(...keyBags)))),
  );

  const salt = random(16);
  const macKey = pkcs12Key({ hash: 'sha256', purpose: 'mac', password: macPassword, salt, iterations, length: 32 });
  const mac = createHmac('sha256', macKey).update(contents).digest();
  return sequence(
    integer(3),
    sequence(oid(objectIds.data), context(0, octetString(contents))),
    sequence(
      sequence(sequence(oid(objectIds.sha256), nothing()), octetString(mac)),
      octetString(salt),
      integer(iterations),
    ),
  );
};

const certificateBag = (certificate: Uint8Array, ...attributes: readonly Uint8Array[]): Der =>
  sequence(
    oid(objectIds.certificateBag),
    context(0, sequence(oid(objectIds.x509Certificate), context(0, octetString(certificate)))),
    ...attributes,
  );

/** localKeyId ties a key to its certificate; friendlyName is for people. */
const bagAttributes = ({ certificate, friendlyName }: Pkcs12Entry): Der =>
  setOf([
    sequence(oid(objectIds.localKeyId), setOf([octetString(createHash('sha1').update(certificate).digest())])),
    ...(friendlyName === undefined ? [] : [sequence(oid(objectIds.friendlyName), setOf([bmpString(friendlyName)]))]),
  ]);

const shroudedKey = (key: KeyObject, password: Uint8Array, iterations: number, random: RandomBytes): Der => {
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const { algorithm, ciphertext } = encrypt(plain, password, iterations, random);
  plain.fill(0);
  return sequence(algorithm, octetString(ciphertext));
};

/** PBES2 of RFC 8018. */
const encrypt = (
  plain: Uint8Array,
  password: Uint8Array,
  iterations: number,
  random: RandomBytes,
): { readonly algorithm: Der; readonly ciphertext: Uint8Array } => {
  const salt = random(16);
  const iv = random(16);
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, iterations, 32, 'sha256'), iv);
  return {
    algorithm: sequence(
      oid(objectIds.pbes2),
      sequence(
        sequence(
          oid(objectIds.pbkdf2),
          sequence(octetString(salt), integer(iterations), sequence(oid(objectIds.hmacSha256), nothing())),
        ),
        sequence(oid(objectIds.aes256Cbc), octetString(iv)),
      ),
    ),
    ciphertext: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
};
