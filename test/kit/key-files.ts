import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { issuingCertificate, rootCertificate, signers, testKey, type SignerName } from './ca.ts';

/** The same bytes every time: SHA-256 of a counter. Only for tests. */
export const fixedRandom = (seed = 'bidwright'): RandomBytes => {
  let turn = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      blocks.push(createHash('sha256').update(`${seed} ${turn++}`).digest());
    }
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, count));
  };
};

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A PKCS#12 of one signer with the whole chain. */
export const keyFileOf = (name: SignerName, password: string): Uint8Array<ArrayBuffer> =>
  writePkcs12({
    entries: [
      { key: testKey(signers[name].key), certificate: signers[name].certificate, friendlyName: `ключ ${name}` },
    ],
    authorities: [issuingCertificate, rootCertificate],
    password: utf8(password),
    iterations: 2048,
    random: fixedRandom(name),
  });

/** The same on disk; answers the path. */
export const writeKeyFile = (folder: string, name: SignerName, password: string): string => {
  const file = join(folder, `${name}.p12`);
  writeFileSync(file, keyFileOf(name, password));
  return file;
};
