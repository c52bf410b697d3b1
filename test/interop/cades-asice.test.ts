import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { writeAsice } from '#electron/pki/containers/asice-write.ts';
import { hashFile } from '#electron/pki/streams/hash-file.ts';
import { kitNow, signerNames, signers, type SignerName } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { utf8 } from '../kit/key-files.ts';
import { atKitNow, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { signDetached } from '../kit/signatures.ts';

const documents = {
  'Заявка на участие.txt': utf8('Заявка\n'),
  'сметы/расчёт & смета (1).xlsx': Buffer.alloc(200_000, 'x'),
  'empty.pdf': new Uint8Array(0),
};

const packed = async (name: SignerName) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in'));
  const files = [];
  for (const [at, [entry, bytes]] of Object.entries(documents).entries()) {
    const file = join(folder, 'in', String(at));
    writeFileSync(file, bytes);
    const hashed = await hashFile(file, ['sha-256']);
    if (!hashed.ok) throw new Error(hashed.error.code);
    files.push({ name: entry, file, size: hashed.value.size, digest: hashed.value.digests['sha-256'] });
  }
  const manifest = buildAsicManifest(files);
  if (!manifest.ok) throw new Error(manifest.error.code);
  const signature = signDetached({ content: manifest.value, signer: signers[name] });
  const out = join(folder, 'bid.asice');
  const written = await writeAsice({ file: out, files, manifest: manifest.value, signature, time: kitNow });
  if (!written.ok) throw new Error(written.error.code);
  return { folder, out };
};

describe.skipIf(skipWithout('unzip', '-v'))('unzip', () => {
  test('finds nothing wrong with our container and the files as they were', async () => {
    const { folder, out } = await packed('p256');
    expect(run('unzip', [['-t', out]]).stdout.toString()).toMatch(/No errors detected/);
    expect(run('unzip', [['-q', out, '-d', join(folder, 'out')]]).status).toBe(0);
    for (const [name, bytes] of Object.entries(documents)) {
      expect(readFileSync(join(folder, 'out', name)).equals(bytes), name).toBe(true);
    }
  });
});

const judgeManifest = skipWithout('unzip', '-v') || skipWithout('openssl', 'version');
describe.skipIf(judgeManifest)('OpenSSL', () => {
  test.each(signerNames)('takes the signature of the manifest out of our container: %s', async (name) => {
    const { folder, out } = await packed(name);
    const extract = (entry: string): string => {
      const file = join(folder, entry.replaceAll('/', '_'));
      writeFileSync(file, run('unzip', [['-p', out, entry]]).stdout);
      return file;
    };
    writeFileSync(join(folder, 'root.pem'), rootPem);
    const manifest = extract('META-INF/ASiCManifest001.xml');
    const judged = run('openssl', [
      ['cms', '-verify', '-cades', '-binary', ...atKitNow, '-CAfile', join(folder, 'root.pem')],
      ['-inform', 'DER', '-in', extract('META-INF/signature001.p7s'), '-content', manifest],
    ]);
    expect(judged.stderr).toMatch(/CAdES Verification successful/);
    expect(judged.stdout).toEqual(readFileSync(manifest));
  });
});
