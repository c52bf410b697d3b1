import { parseInn } from '#shared/company/identifiers/inn.ts';
import { currencyNamed, writtenAmount } from '#shared/procedure/written-amount.ts';
import { dayAtStart, readPeoplesDate } from '#shared/procedure/written-date.ts';
import { labels, type TextField } from './labels.ts';

/** One thing that a text says: what it was read as, and the signs of the text it was read from. */
export type Recognised = {
  readonly field: TextField;
  /** Plain: a number, an INN, a decimal sum, a date as its text writes it, per cent without the sign. */
  readonly value: string;
  /** Of a sum: ISO 4217, null where the text names none. */
  readonly currency: string | null;
  readonly start: number;
  readonly end: number;
};

type Piece = {
  readonly value: string;
  readonly currency?: string | null;
  readonly start: number;
  readonly end: number;
};
type Read = (rest: string) => Piece | null;

const matched = (pattern: RegExp, rest: string, group = 0): Piece | null => {
  const found = pattern.exec(rest);
  const value = found?.[group];
  if (found === null || value === undefined) return null;
  const start = found.index + found[0].indexOf(value);
  return { value: value.trim(), start, end: start + value.length };
};

/** What is left of the line, without the signs that end a sentence. */
const words: Read = (rest) => {
  const text = /^[^\n]*/.exec(rest)?.[0] ?? '';
  const value = text.replace(/[\s.;,]+$/u, '').slice(0, 1_000);
  return value.trim().length < 3 ? null : { value: value.trim(), start: text.indexOf(value.trim()), end: value.length };
};

/** The first number of the line that is no percentage, with the currency beside it. */
const sum: Read = (rest) => {
  const line = /^[^\n]{0,160}/.exec(rest)?.[0] ?? '';
  for (const found of line.matchAll(/\d[\d\s\u00a0\u202f'’.,]*\d|\d/g)) {
    const behind = line.slice(found.index + found[0].length, found.index + found[0].length + 40);
    if (/^\s*(?:%|процент|відсот)/.test(behind)) continue;
    const value = writtenAmount(found[0]);
    const currency = currencyNamed(behind) ?? currencyNamed(line.slice(0, found.index));
    return value === null ? null : { value, currency, start: found.index, end: found.index + found[0].length };
  }
  return null;
};

/** The rest of the line, and the lines of a list behind it: up to an empty line, or one that begins with another label. */
const list: Read = (rest) => {
  const lines = rest.split('\n');
  const end = lines.findIndex((line, at) => at > 0 && (line.trim() === '' || /^\s*\p{Lu}[^\n:;%]{2,60}:/u.test(line)));
  const text = lines.slice(0, end === -1 ? undefined : end).join('\n');
  const value = text.trim();
  return value.length < 3 ? null : { value, start: text.indexOf(value), end: text.indexOf(value) + value.length };
};

const percent: Read = (rest) => {
  const piece = matched(/^[^\n]{0,120}?(?<![\d.,])(\d{1,2}(?:[.,]\d{1,4})?)\s*(?:%|процент)/u, rest, 1);
  return piece === null ? null : { ...piece, value: writtenAmount(piece.value) ?? piece.value };
};

const afterDay =
  /^\s*(?:г\.?(?:ода)?|р\.)?[\s,]*(?:(?:в|о)\s+)?\d{1,2}\s*(?::|ч\p{L}*\.?)\s*\d{2}(?::\d{2})?(?:\s*мин\p{L}*\.?)?(?:\s*\([^)\n]{0,40}\)|\s+(?:по|за)\s+\p{L}+\s+\p{L}+|\s*(?:МСК|MSK|UTC|GMT)?\s?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)|\s*(?:МСК|MSK|UTC|GMT)(?!\p{L}))?/iu;

/** The first date of the line with what stands behind it, as far as a time and a zone may reach. */
const date: Read = (rest) => {
  const line = /^[^\n]{0,200}/.exec(rest)?.[0] ?? '';
  for (const found of line.matchAll(
    /(?<![\d.])\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?<!\d)[«"]?\d{1,2}[»"]?\s+\p{L}{3,10}\.?\s+\d{4}/gu,
  )) {
    const text = line.slice(found.index, found.index + found[0].length + 60);
    if (dayAtStart(text, 'dmy') === null) continue;
    // The sentence may go on behind the date; what is no time and no zone does not belong to it.
    const tail = afterDay.exec(text.slice(found[0].length));
    const value = `${found[0]}${tail?.[0] ?? ''}`.trimEnd();
    return { value, start: found.index, end: found.index + value.length };
  }
  return null;
};

const readers: Readonly<Record<TextField, Read>> = {
  number: (rest) => matched(/^[\s№:#]*([A-ZА-Я]{0,3}-?\d[\d\w/-]{3,40})/iu, rest, 1),
  title: words,
  // Its numbers stand behind its name as often as not.
  buyer: (rest) => words(rest.split(/[,;(]?\s*(?:ИНН|КПП|ОГРН|ЄДРПОУ|INN)(?!\p{L})/u, 1)[0] ?? ''),
  inn: (rest) => {
    const piece = matched(/^\D{0,20}(\d{12}|\d{10})(?!\d)/, rest, 1);
    return piece === null || !parseInn(piece.value).ok ? null : piece;
  },
  kpp: (rest) => matched(/^\D{0,20}(\d{4}[\dA-Z]{2}\d{3})(?![\dA-Z])/, rest, 1),
  value: sum,
  deadline: date,
  published: date,
  questionsUntil: date,
  auction: date,
  bidSecurityPercent: percent,
  bidSecurityAmount: sum,
  performanceSecurityPercent: percent,
  performanceSecurityAmount: sum,
  law: (rest) => matched(/^(44|223)/, rest),
  method: words,
  platform: words,
  criteria: list,
  requiredPapers: list,
  url: (rest) => matched(/^https?:\/\/[^\s<>"«»]{4,500}/, rest),
};

const separators = /^[\s\u00a0]*(?:\([^)\n]{0,60}\))?[\s\u00a0]*[:—–=-]?[\s\u00a0]*(?:\n[\s\u00a0]*)?/u;

/** Fields whose label is already a part of what is read. */
const unlabelled: ReadonlySet<TextField> = new Set(['law', 'url']);

/** Everything that the text says of each field, in the order of the text. Nothing is completed or corrected. */
export const recogniseText = (text: string): readonly Recognised[] => {
  const found: Recognised[] = [];
  for (const { field, label } of labels) {
    for (const hit of text.matchAll(label)) {
      const from = unlabelled.has(field) ? hit.index : hit.index + hit[0].length;
      const gap = unlabelled.has(field) ? 0 : (separators.exec(text.slice(from, from + 200))?.[0].length ?? 0);
      const piece = readers[field](text.slice(from + gap, from + gap + 1_500));
      if (piece === null) continue;
      const start = from + gap + piece.start;
      const end = from + gap + piece.end;
      // Two labels may lead to the same words; the first, which is the surer one, has them.
      if (found.some((one) => one.field === field && one.start < end && start < one.end)) continue;
      found.push({ field, value: piece.value, currency: piece.currency ?? null, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
};

/** Whether a recognised date is a moment by itself: with a time and a zone. */
export const isWholeMoment = (value: string): boolean => readPeoplesDate(value, null, 'offset-written').kind === 'read';
