import {
  blankCriterion,
  blankRequirement,
  type AwardCriterion,
  type CriterionKind,
  type Requirement,
} from './criteria.ts';
import { readWeight, type WeightReading } from './weights.ts';

/** One criterion as people write it, with what its weight was read as; null: it names none. */
export type WrittenCriterion = {
  readonly name: string;
  readonly kind: CriterionKind;
  readonly reading: WeightReading | null;
  /** The number with its sign and its unit, as written. */
  readonly written: string;
};

const most = 200;
const longest = 1_000;
/** More is prose, and a pattern would be long about it. */
const longestEntry = 4_000;

/** `1.`, `2)`, `—`, `•` before an entry of a list. */
const mark = /^\s*(?:\(?\d{1,3}[.)]\s+|[-–—•*]\s*){1,3}/u;
const ends = /^[\s,;.:–—-]+|[\s,;.:–—(-]+$/gu;

const entriesOf = (text: string): readonly string[] =>
  text
    .split(/[\n;]+|(?<=\.)\s+(?=\d{1,2}[.)]\s)/u)
    .map((entry) => entry.replace(/\s+/g, ' ').slice(0, longestEntry).replace(mark, '').trim())
    .filter((entry) => entry !== '')
    .slice(0, most);

const kindOf = (name: string): CriterionKind => {
  if (/расход|эксплуатац|жизненн|life.?cycle|running cost/iu.test(name)) return 'cost';
  if (
    /^(?:цен|стоимост|ціна|вартіст|price|cost of)|(?:предложени\p{L}* о цене|цена (?:договора|контракта))/iu.test(name)
  )
    return 'price';
  return /качеств|квалифик|опыт|срок|гаранти|техническ|репутац|якіст|досвід|quality|experience|technical|delivery/iu.test(
    name,
  )
    ? 'quality'
    : 'other';
};

/** A number with per cent, or with points, and what stands before it. */
const weighted =
  /(?<name>[^\n;%]{0,500}?)(?<before>[\s:–—=(−-]{0,5})(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|процент\p{L}*|відсотк\p{L}*|per ?cent|балл\p{L}*|бал(?:и|ів)?(?!\p{L})|points?)\)?/giu;

/** A minus behind another sign, or behind nothing: a lone one between words and number is a dash. */
const negative = /[:=(–—]\s*[-−]$/u;

const nameFrom = (text: string): string => text.replace(ends, '').replace(/\s+/g, ' ').slice(0, longest);

/**
 * Criteria that somebody wrote in one cell or text: `Цена – 60 %; квалификация – 40 %`, one to a line, or with commas after the
 * signs. What names no weight is a criterion without one; nothing is added up or guessed.
 */
export const readWrittenCriteria = (text: string): readonly WrittenCriterion[] =>
  entriesOf(text).flatMap((entry): WrittenCriterion[] => {
    const found = [...entry.matchAll(weighted)];
    if (found.length === 0) {
      const name = nameFrom(entry);
      return name === '' ? [] : [{ name, kind: kindOf(name), reading: null, written: '' }];
    }
    return found.map(({ groups }) => {
      const { name = '', before = '', number = '', unit = '' } = groups ?? {};
      const amount = `${negative.test(before) ? '-' : ''}${number}`;
      const own = nameFrom(name);
      return {
        name: own === '' ? nameFrom(entry) : own,
        kind: kindOf(own === '' ? entry : own),
        reading: readWeight(amount, /^[бp]а?л|^point/iu.test(unit) ? 'points' : 'percent'),
        written: `${amount} ${unit}`.trim(),
      };
    });
  });

/** As criteria of the model; `tell` hears of weights that are none. */
export const criteriaFromText = (
  text: string,
  path: string,
  tell: (code: 'notice.weight-unreadable' | 'notice.weight-out-of-range', written: string) => void,
  lotId: string | null = null,
): readonly AwardCriterion[] =>
  readWrittenCriteria(text).map(({ name, kind, reading, written }) => {
    if (reading !== null && reading.kind !== 'read')
      tell(reading.kind === 'unreadable' ? 'notice.weight-unreadable' : 'notice.weight-out-of-range', written);
    return {
      ...blankCriterion,
      kind,
      name,
      lotId,
      weight: reading?.kind === 'read' ? reading.weight : null,
      scale: kind === 'price' || kind === 'cost' ? ('less' as const) : null,
      path,
    };
  });

const onlyIf =
  /при наличии|если (?:применимо|требуется|предусмотрено)|по желанию|за наявності|if (?:any|applicable)|optional/iu;

/** Papers that somebody listed in one cell or text, one to a line or between semicolons; “if any” makes one optional. */
export const papersFromText = (text: string, path: string, lotId: string | null = null): readonly Requirement[] =>
  entriesOf(text).flatMap((entry) => {
    const name = nameFrom(entry);
    if (name.length < 3) return [];
    return [
      {
        ...blankRequirement,
        kind: 'document' as const,
        name,
        mandatory: !onlyIf.test(name),
        stage: 'bid' as const,
        lotId,
        path,
      },
    ];
  });
