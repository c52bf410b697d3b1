/**
 * Verifies a large file as detached, attached and packed signature, beside plain hashing of the same file, in one run:
 * `node test/slow/verify-large.ts [MIB]`. Needs three times as much free disk in the system's temporary folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleDetached, frameAttached } from '#electron/pki/cades/assemble.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { dataToSign } from '#electron/pki/cades/signed-attributes.ts';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { writeAsice } from '#electron/pki/containers/asice-write.ts';
import { verifyFile } from '#electron/pki/verify/verify-file.ts';
import { kitNow, signers, testKey } from '../kit/ca.ts';
import { certificateOf, partsOf, signDetached } from '../kit/signatures.ts';
import { wellEquipped } from '../kit/verify.ts';

const mebibytes = Number(process.argv[2] ?? 1024);
const size = mebibytes * 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'bidwright-slow-'));
const at = (name: string): string => join(folder, name);
const block = randomBytes(1024 * 1024);

const hashFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const writeContent = async (name: string, before: Uint8Array, after: Uint8Array): Promise<void> => {
  const out = createWriteStream(at(name));
  out.write(before);
  for (let index = 0; index < mebibytes; index += 1) {
    block.writeUInt32LE(index);
    if (!out.write(Buffer.from(block))) await once(out, 'drain');
  }
  out.end(after);
  await once(out, 'close');
};

const seconds = async (act: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
};

const verify = async (name: string): Promise<void> => {
  const outcome = await verifyFile({ ...wellEquipped, file: at(name) });
  if (!outcome.ok || outcome.value.conclusion !== 'TOTAL-PASSED')
    throw new Error(JSON.stringify(outcome).slice(0, 500));
};

try {
  await writeContent('content', new Uint8Array(), new Uint8Array());
  const value = await hashFile(at('content'));
  const certificate = certificateOf(signers.rsa2048.certificate);
  const contentDigest = { algorithm: 'sha-256', value } as const;
  const signedAttributes = dataToSign({ contentDigest, certificate, claimedSigningTime: kitNow });
  const algorithm = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;
  const signature = signBytes(testKey('supplier-rsa2048'), algorithm, signedAttributes);
  const parts = { ...partsOf({ content: new Uint8Array() }), signedAttributes, signature };
  writeFileSync(at('content.p7s'), assembleDetached(parts));
  const frame = frameAttached(parts, size);
  await writeContent('attached', frame.before, frame.after);
  const manifest = buildAsicManifest([{ name: 'content.bin', digest: contentDigest }]);
  if (!manifest.ok) throw new Error(manifest.error.code);
  const packed = await writeAsice({
    file: at('packed.asice'),
    files: [{ name: 'content.bin', file: at('content'), size, digest: contentDigest }],
    manifest: manifest.value,
    signature: signDetached({ content: manifest.value }),
    time: kitNow,
  });
  if (!packed.ok) throw new Error(packed.error.code);

  for (let round = 1; round <= 3; round += 1) {
    const hashing = await seconds(() => hashFile(at('content')));
    const words = [`round ${round}: hashing ${hashing.toFixed(2)} s`];
    for (const name of ['content.p7s', 'attached', 'packed.asice']) {
      const took = await seconds(() => verify(name));
      words.push(`${name} ${took.toFixed(2)} s (${(took / hashing).toFixed(2)} x)`);
    }
    console.log(words.join(', '));
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
