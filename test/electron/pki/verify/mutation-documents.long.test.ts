import { describe, expect, test } from 'vitest';
import { signedPdf, signedXml, type SignedDocument } from '#test/kit/signed-documents.ts';
import { verifyBytes } from '#test/kit/verify.ts';

/** Positions that pass though they changed. Every byte in every way is `test/slow/change-every-byte.ts pades` and `xades`. */
const passing = async ({ bytes, meansTheSame }: SignedDocument, step: number): Promise<readonly number[]> => {
  const passed: number[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const copy = Uint8Array.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
    if ((await verifyBytes(copy)).conclusion === 'TOTAL-PASSED' && !meansTheSame(copy)) passed.push(at);
  }
  return passed;
};

describe('one changed byte of a signed document', () => {
  test('of a PDF never passes, but for the case of a digit of the signature value', async () => {
    const document = await signedPdf();
    expect((await verifyBytes(document.bytes)).conclusion).toBe('TOTAL-PASSED');
    expect(await passing(document, 11)).toEqual([]);
    const text = Buffer.from(document.bytes).toString('latin1');
    const at = text.lastIndexOf('/Contents <') + 11 + text.slice(text.lastIndexOf('/Contents <') + 11).search(/[a-f]/);
    const upper = Uint8Array.from(document.bytes);
    upper[at] = (upper[at] ?? 0) ^ 0x20;
    expect((await verifyBytes(upper)).conclusion).toBe('TOTAL-PASSED');
    expect(document.meansTheSame(upper)).toBe(true);
  }, 60_000);

  test('of an XML document never passes, but for how a tag is written', async () => {
    const document = signedXml();
    expect((await verifyBytes(document.bytes)).conclusion).toBe('TOTAL-PASSED');
    expect(await passing(document, 9)).toEqual([]);
    const spaced = Buffer.from(Buffer.from(document.bytes).toString().replace('<letter Id', '<letter\tId'));
    expect((await verifyBytes(spaced)).conclusion).toBe('TOTAL-PASSED');
    expect(document.meansTheSame(spaced)).toBe(true);
  }, 60_000);
});
