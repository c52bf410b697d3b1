/**
 * Changes every byte of a signed sample of each form and counts the verdicts. Takes minutes; run by name:
 * `node test/slow/change-every-byte.ts [--form NAME] [--shard 1/4] [--every-value]`. Each position takes its eight single
 * bits and the inverse of all of them; with `--every-value` all 255 other values. Fails when a changed byte passes and says
 * something else than the sample.
 *
 * What may change and mean the same: sha256WithRSAEncryption (…1.1.11) and rsaEncryption (…1.1.1) beside digestAlgorithm
 * SHA-256 (RFC 5754 section 3.2); what a packing program says of itself in a container; bytes of proofs and of documents
 * around their signature that nobody signed. Who signed, which bytes, when, and what is covered never may.
 */
import { parseArgs } from 'node:util';
import { issuingCertificate, rootCertificate, signers } from '#test/kit/ca.ts';
import { meaningOf, mutationForms, provedTimes, type MutationForm } from '#test/kit/mutations/forms.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { verifyBytes, wellEquipped } from '#test/kit/verify.ts';

const { values } = parseArgs({
  options: {
    form: { type: 'string' },
    shard: { type: 'string', default: '1/1' },
    'every-value': { type: 'boolean', default: false },
  },
});
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const masks = values['every-value']
  ? Array.from({ length: 255 }, (_, index) => index + 1)
  : [1, 2, 4, 8, 16, 32, 64, 128, 255];

const content = Buffer.from('Заявка № 7\n');
type Sample = Omit<MutationForm, 'change'>;
const detached = signDetached({ content });
const more: Readonly<Record<string, Sample>> = {
  'with-root': {
    bytes: signDetached({ content, signer: signers.p256, chain: [issuingCertificate, rootCertificate] }),
    content,
    settings: wellEquipped,
  },
  pss: {
    bytes: signDetached({ content, algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } }),
    content,
    settings: wellEquipped,
  },
  base64: { bytes: Buffer.from(Buffer.from(detached).toString('base64')), content, settings: wellEquipped },
};

const isWithin = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
  [...small].every((one) => large.has(one));

for (const name of [...Object.keys(mutationForms), ...Object.keys(more)]) {
  if (values.form !== undefined && values.form !== name) continue;
  const sample = more[name] ?? (await mutationForms[name]?.());
  if (sample === undefined) continue;
  const own = await verifyBytes(sample.bytes, sample.content, sample.settings);
  if (own.conclusion !== 'TOTAL-PASSED') throw new Error(`${name}: the sample itself does not pass`);
  const [meaning, times] = [meaningOf(own), provedTimes(own)];
  const verdicts = new Map<string, number>();
  const same = new Map<number, number>();
  const letThrough: string[] = [];
  const started = performance.now();
  for (let position = shard - 1; position < sample.bytes.length; position += shards) {
    for (const mask of masks) {
      const copy = Uint8Array.from(sample.bytes);
      copy[position] = (copy[position] ?? 0) ^ mask;
      const report = await verifyBytes(copy, sample.content, sample.settings);
      verdicts.set(report.conclusion, (verdicts.get(report.conclusion) ?? 0) + 1);
      if (report.conclusion !== 'TOTAL-PASSED') continue;
      const unchanged =
        isWithin(meaningOf(report), meaning) && report.signatures.length > 0 && isWithin(provedTimes(report), times);
      if (unchanged) same.set(position, (same.get(position) ?? 0) + 1);
      else letThrough.push(`${position} ^ ${mask}`);
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${name}: ${sample.bytes.length} bytes, ${masks.length} values each, ${seconds} s,`,
    Object.fromEntries(verdicts),
    `meaning the same at ${same.size} positions`,
  );
  if (letThrough.length > 0) {
    console.log(`  let through: ${letThrough.slice(0, 40).join(', ')}`);
    process.exitCode = 1;
  }
}
