import { describe, expect, test } from 'vitest';
import { signers } from '#test/kit/ca.ts';
import { certifiedBy, documentStamped, pdfAttacks } from '#test/kit/pdf-attacks.ts';
import { appended, buildPdf, signPdf } from '#test/kit/pdf.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';
import { signedContent } from '#electron/pki/verify/signed-content.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';

describe('a signed PDF attacked by', () => {
  test.each(pdfAttacks)('$title: is named and does not pass', async ({ make, says, first }) => {
    const report = await verifyBytes(await make());
    expect(codesOf(report)).toEqual(expect.arrayContaining([...says]));
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    const [earliest] = report.signatures;
    if (first !== null) expect(earliest?.conclusion).toBe(first);
    expect(earliest?.covers ?? []).not.toContain(first === null ? '' : 'sample');
  });
});

describe('what may follow a signature', () => {
  test('a document timestamp, even where the signer allows no change', async () => {
    const closed = await signPdf(buildPdf(), certifiedBy(1));
    const open = await signPdf(buildPdf(), certifiedBy(2));
    const report = await verifyBytes(await documentStamped(open, closed));
    expect(codesOf(await verifyBytes(closed))).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.facts.revision?.additions).toEqual([{ what: 'document-time-stamp', count: 1 }]);
  });

  test('another signature and a note of the program, each told by its kind', async () => {
    const one = await signPdf(buildPdf());
    const notes = '<< /Producer (Another) /CreationDate (D:20261123090000Z) /ModDate (D:20261124090000Z) >>';
    const file = appended(await signPdf(one, { signer: signers.p256 }), { 6: notes });
    const report = await verifyBytes(file);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures.map(({ facts }) => facts.revision)).toEqual([
      {
        name: 'sample.signed-1',
        size: one.length,
        fileSize: file.length,
        additions: [
          { what: 'signature', count: 1 },
          { what: 'note', count: 1 },
        ],
      },
      expect.objectContaining({ name: 'sample.signed-2', additions: [{ what: 'note', count: 1 }] }),
    ]);
  });
});

describe('the version that was signed', () => {
  const bytesAt = async (file: Uint8Array, wanted: { name: string; size: number }): Promise<Uint8Array> => {
    const content = await signedContent(memorySource(file), wanted);
    const chunks: Uint8Array[] = [];
    if (content.ok) for await (const chunk of content.value) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  test('is among the signed files, can be taken out and is what was signed, also of a damaged file', async () => {
    const one = await signPdf(buildPdf());
    const whole = await verifyBytes(one);
    expect(whole.files.map(({ name }) => name)).toEqual(['sample']);
    const two = await signPdf(one, { signer: signers.p256 });
    for (const file of [two, Buffer.concat([one, Buffer.alloc(500)]), two.subarray(0, -40)]) {
      const report = await verifyBytes(file);
      const version = report.files.find(({ name }) => name === 'sample.signed-1');
      expect(version).toMatchObject({ size: one.length, signatures: 1, sha256: whole.files[0]?.sha256 });
      const taken = await bytesAt(file, { name: 'sample.signed-1', size: version?.size ?? 0 });
      expect(Buffer.compare(taken, one)).toBe(0);
    }
  });
});
