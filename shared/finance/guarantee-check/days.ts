import type { PlainDay } from '../../kernel/instant.ts';
import { parseDay } from '../../calendar/days.ts';
import { pattern, type PlainText } from './plain-text.ts';

const months = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const written = pattern(
  `(?<!\\d)"?(\\d{1,2})"?(?:\\.(\\d{2})\\.| (${months.join('|')})(?:я|а|й)? )(\\d{4})(?!\\d)|(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`,
);

export type ReadDay = { readonly start: number; readonly end: number; readonly day: PlainDay | null };

/** `28.02.2027`, `28 февраля 2027`, `"28" февраля 2027 г.`, `2027-02-28`; `day` is null where there is no such day. */
const daysIn = ({ low }: PlainText): readonly ReadDay[] =>
  [...low.matchAll(written)].map((match) => {
    const [day = '', month, name, year = '', isoYear, isoMonth, isoDay] = match.slice(1);
    const number = name === undefined ? month : String(months.indexOf(name) + 1);
    const text =
      isoYear === undefined
        ? `${year}-${(number ?? '').padStart(2, '0')}-${day.padStart(2, '0')}`
        : `${isoYear}-${isoMonth ?? ''}-${isoDay ?? ''}`;
    return { start: match.index, end: match.index + match[0].length, day: parseDay(text) === null ? null : text };
  });

const validity = pattern('_действ~|вступа~ в силу|_истека~|_истечет|_прекраща~|срок~ гаранти~');
const elsewhere = pattern(
  '_подач~|_заявок|_поставк~|_выполнени~|_оказани~|_исполнени~|_протокол~|_лицензи~|_доверенност~',
);
const toDay = pattern('(?:_по|_до|_окончани~|_истека~|_истечет|_прекраща~|включительно до)[^.\\d]{0,60}$');

const lastPlace = (low: string, words: RegExp): number => [...low.matchAll(words)].at(-1)?.index ?? -1;

/** Every last day of the guarantee that its text states. */
export const lastDays = (plain: PlainText): readonly ReadDay[] =>
  daysIn(plain).filter(({ start }) => {
    const before = plain.low.slice(Math.max(0, start - 160), start);
    if (before.search(toDay) < 0) return false;
    const own = lastPlace(before, validity);
    return own >= 0 && own > lastPlace(before, elsewhere);
  });
