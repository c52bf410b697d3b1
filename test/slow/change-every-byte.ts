/**
 * Changes every byte of a signed sample of each form into each of its 255 other values and counts the verdicts. Takes
 * minutes; run by name: `node test/slow/change-every-byte.ts [form]`. Fails when a changed byte passes that should not.
 */
import { issuingCertificate, pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { asicContainer } from '#test/kit/containers.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const detached = signDetached({ content });
const forms: Readonly<Record<string, readonly [bytes: Uint8Array, content: Uint8Array | null]>> = {
  detached: [detached, content],
  'with-root': [signDetached({ content, signer: signers.p256, chain: [issuingCertificate, rootCertificate] }), content],
  pss: [signDetached({ content, algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } }), content],
  attached: [signAttached({ content }), null],
  pem: [Buffer.from(pem('CMS', detached)), content],
  base64: [Buffer.from(Buffer.from(detached).toString('base64')), content],
  asic: [asicContainer(), null],
};

for (const [name, [bytes, beside]] of Object.entries(forms)) {
  if (process.argv[2] !== undefined && process.argv[2] !== name) continue;
  const verdicts = new Map<string, number>();
  const passed = new Map<number, number>();
  const started = performance.now();
  for (let position = 0; position < bytes.length; position += 1) {
    for (let mask = 1; mask < 256; mask += 1) {
      const copy = Uint8Array.from(bytes);
      copy[position] = (copy[position] ?? 0) ^ mask;
      const { conclusion } = await verifyBytes(copy, beside);
      verdicts.set(conclusion, (verdicts.get(conclusion) ?? 0) + 1);
      if (conclusion === 'TOTAL-PASSED') passed.set(position, (passed.get(position) ?? 0) + 1);
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(name, `${bytes.length} bytes`, `${seconds} s`, Object.fromEntries(verdicts));
  if (passed.size > 0) console.log('  passed at', [...passed].map(([at, count]) => `${at} (${count})`).join(', '));
  if (passed.size > 0 && name !== 'asic') process.exitCode = 1;
}
