import { describe, expect, it } from 'vitest';
import { procedureCodes } from '#shared/procedure/codes.ts';
import { checkNoticeCase } from '#test/kit/check-notice-case.ts';
import { noticeCases, noticeFolders } from '#test/kit/notice-cases.ts';

describe('an OCDS file', () => {
  it.each(noticeCases('ocds').map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkNoticeCase(one, 'notice.json');
  });
});

describe('the cases of all formats', () => {
  it('have one for every code that a notice can be answered with', () => {
    const given = new Set(
      noticeFolders()
        .flatMap(noticeCases)
        .flatMap(({ header }) => (header.codes ?? '').split(' ')),
    );
    // Shown in hostile.long.test.ts and in test/electron/steps/procedures, where they need a large file, a format asked for, or a second import.
    const elsewhere = new Set([
      'notice.record-too-large',
      'notice.too-many',
      'notice.more-findings',
      'notice.format-differs',
    ]);
    const missing = Object.keys(procedureCodes).filter(
      (code) => code.startsWith('notice.') && !given.has(code) && !elsewhere.has(code),
    );
    expect(missing).toEqual([]);
  });
});
