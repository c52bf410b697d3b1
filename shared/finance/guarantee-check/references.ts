import { pattern, quoted, type PlainText } from './plain-text.ts';

export type ReadReference = { readonly value: string; readonly read: string };

const codeAfterName = pattern('(?:икз|идентификационн~ код~(?: закупк~)?)[^\\d]{0,30}((?:\\d[ -]?){20,45})');
const bareCode = pattern('(?<!\\d)((?:\\d ?){35}\\d)(?!\\d)');

/** Purchase codes (ИКЗ, 36 digits), wherever they are named as such; a bare one of the right length where none is. */
export const purchaseCodes = (plain: PlainText): readonly ReadReference[] => {
  const named = [...plain.low.matchAll(codeAfterName)];
  return (named.length > 0 ? named : [...plain.low.matchAll(bareCode)]).map((match) => ({
    value: (match[1] ?? '').replaceAll(/\D/g, ''),
    read: quoted(plain, match.index, match.index + match[0].length),
  }));
};

const noticeAfterName = pattern(
  '(?:(?:_извещени~|_закупк~|реестров~ номер~|_процедур~|_аукцион~|_конкурс~|_котировок)[^№\\d.;]{0,90}(?:№|номер~|_n)|номер~ (?:извещени~|закупк~|процедур~))[^\\d]{0,4}(\\d[\\d-]{5,30})(?!\\d)',
);

/** Numbers of a notice or procedure, where they are named as such. */
export const noticeNumbers = (plain: PlainText): readonly ReadReference[] =>
  [...plain.low.matchAll(noticeAfterName)].map((match) => ({
    value: match[1] ?? '',
    read: quoted(plain, match.index, match.index + match[0].length),
  }));
