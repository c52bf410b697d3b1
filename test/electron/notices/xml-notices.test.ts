import { describe, it } from 'vitest';
import { checkNoticeCase } from '#test/kit/check-notice-case.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';

const formats = [
  ['eforms', 'an eForms notice'],
  ['ru223', 'a notice of 223-FZ'],
  ['ru44', 'a notice of 44-FZ'],
] as const;

describe.each(formats)('%s', (folder, what) => {
  it.each(noticeCases(folder).map((one) => [one.name, one] as const))(`${what}: %s`, async (_, one) => {
    await checkNoticeCase(one, 'notice.xml');
  });
});
