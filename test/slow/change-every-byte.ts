/**
 * Changes every byte of a signed sample of each form into each of its 255 other values and counts the verdicts. Takes
 * minutes; run by name: `node test/slow/change-every-byte.ts [form]`. Fails when a changed byte passes that should not.
 *
 * One change means the same: sha256WithRSAEncryption (…1.1.11) and rsaEncryption (…1.1.1) beside digestAlgorithm SHA-256
 * are the same signature (RFC 5754 section 3.2). A PDF's signature value may be written in either case, an XML document
 * may change what its canonical form does not show. Of a container what the packing program says of itself may change too.
 */
import { issuingCertificate, pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { asicContainer } from '#test/kit/containers.ts';
import { signedPdf, signedXml } from '#test/kit/signed-documents.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const detached = signDetached({ content });
const documents = { pades: await signedPdf(), xades: signedXml() } as const;
const forms: Readonly<Record<string, readonly [bytes: Uint8Array, content: Uint8Array | null]>> = {
  detached: [detached, content],
  'with-root': [signDetached({ content, signer: signers.p256, chain: [issuingCertificate, rootCertificate] }), content],
  pss: [signDetached({ content, algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } }), content],
  attached: [signAttached({ content }), null],
  pem: [Buffer.from(pem('CMS', detached)), content],
  base64: [Buffer.from(Buffer.from(detached).toString('base64')), content],
  asic: [asicContainer(), null],
  pades: [documents.pades.bytes, null],
  xades: [documents.xades.bytes, null],
};

const decoded = (name: string, bytes: Uint8Array): Buffer => {
  const text = Buffer.from(bytes).toString('latin1');
  if (name === 'pem') return Buffer.from(text.replace(/-----[^-]*-----/g, ''), 'base64');
  return name === 'base64' ? Buffer.from(text, 'base64') : Buffer.from(bytes);
};

const rsaWithSha256 = Buffer.from('2a864886f70d01010b', 'hex');

/** Whether the last signature algorithm became `rsaEncryption` and nothing else changed. */
const meansTheSame = (name: string, changed: Uint8Array, sample: Uint8Array): boolean => {
  if (name === 'pades' || name === 'xades') return documents[name].meansTheSame(changed);
  const [now, before] = [decoded(name, changed), decoded(name, sample)];
  const at = before.lastIndexOf(rsaWithSha256) + rsaWithSha256.length - 1;
  if (now[at] !== 0x01) return false;
  now[at] = 0x0b;
  return now.equals(before);
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
      if (conclusion === 'TOTAL-PASSED' && !meansTheSame(name, copy, bytes))
        passed.set(position, (passed.get(position) ?? 0) + 1);
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(name, `${bytes.length} bytes`, `${seconds} s`, Object.fromEntries(verdicts));
  if (passed.size > 0) console.log('  passed at', [...passed].map(([at, count]) => `${at} (${count})`).join(', '));
  if (passed.size > 0 && name !== 'asic') process.exitCode = 1;
}
