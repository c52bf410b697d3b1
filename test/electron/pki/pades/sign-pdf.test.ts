import { describe, expect, test } from 'vitest';
import { kitNow } from '../../../kit/ca.ts';
import { buildPdf, onePage, pdfStyles, signPdf } from '../../../kit/pdf.ts';
import { codesOf, verifyBytes } from '../../../kit/verify.ts';

describe('a PDF signed by the product', () => {
  test.each(pdfStyles)('with cross-references as %s passes, and says who signed it and when', async (style) => {
    const file = buildPdf(onePage(), style);
    const signed = await signPdf(file);
    expect(Buffer.from(signed).subarray(0, file.length).equals(Buffer.from(file))).toBe(true);
    const report = await verifyBytes(signed);
    expect(codesOf(report)).toEqual(style === 'hybrid' ? ['coverage.pdf-hybrid'] : []);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', file: { kind: 'pdf' } });
    expect(report.signatures[0]).toMatchObject({
      format: 'PAdES',
      level: 'PAdES-BASELINE-B',
      claimedSigningTime: kitNow,
      covers: ['sample'],
    });
  });
});
