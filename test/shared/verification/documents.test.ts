import { describe, expect, it } from 'vitest';
import { languages } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { documentCodes, type DocumentCode } from '#shared/verification/document-codes.ts';
import { verdictOf } from '#shared/verification/judge.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';

const codes = Object.keys(documentCodes) as DocumentCode[];

describe('what checks of XML and PDF documents say', () => {
  it('has a rule with a source for every code', () => {
    for (const code of codes)
      expect([code, validationPolicy.rules[code]?.source]).toEqual([code, expect.stringMatching(/\w/)]);
  });

  it('has words and a hint in every language for every code', async () => {
    for (const language of languages) {
      const { say: t } = await textsIn(language);
      for (const code of codes) {
        expect(t(code)).not.toBe(code);
        expect(t(`${code}.hint`)).not.toBe(`${code}.hint`);
      }
    }
  });

  it('speaks to content, coverage or time, and never to the chain', () => {
    for (const code of codes)
      expect([code, verdictOf(code)]).toEqual([
        code,
        expect.stringMatching(/^(?:content|coverage|claimedSigningTime)$/),
      ]);
  });
});
