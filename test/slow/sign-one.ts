/** One run of signing: `FORM CONTENT KEY-FILE OUT`, password `password`. Prints its peak memory. */
import { openKeyFile } from '#electron/keys/open-key-file.ts';
import { signDigest } from '#electron/keys/sign-digest.ts';
import { assembleDetached, frameAttached } from '#electron/pki/cades/assemble.ts';
import { writeAttached, writeDetached } from '#electron/pki/cades/write-signature.ts';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { writeAsice } from '#electron/pki/containers/asice-write.ts';
import { hashFile } from '#electron/pki/streams/hash-file.ts';
import { createHash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';

const [form = '', file = '', keyFile = '', out = ''] = process.argv.slice(2);

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
};

const [opened, hashed] = await Promise.all([
  openKeyFile({ file: keyFile, password: new TextEncoder().encode('password') }),
  hashFile(file, ['sha-256']),
]);
const session = must(opened);
const { size, digests } = must(hashed);
const [identity] = session.identities;
if (identity === undefined) throw new Error('no key');
const claimedSigningTime = instantFromEpoch(Date.now());
const digest = digests['sha-256'];

const sign = async (contentDigest: typeof digest) =>
  must(await signDigest({ session, identity, contentDigest, claimedSigningTime }));

if (form === 'detached') must(await writeDetached(out, assembleDetached(await sign(digest)), 'DER'));
if (form === 'attached') {
  const frame = frameAttached(await sign(digest), size);
  must(await writeAttached({ file: out, frame, content: { file, size, digest }, encoding: 'DER' }));
}
if (form === 'asice') {
  const files = [{ name: 'content', file, size, digest }];
  const manifest = must(buildAsicManifest(files));
  const value = createHash('sha256').update(manifest).digest('hex');
  const signature = assembleDetached(await sign({ algorithm: 'sha-256', value }));
  must(await writeAsice({ file: out, files, manifest, signature, time: claimedSigningTime }));
}
await session.close();
console.log(`${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
