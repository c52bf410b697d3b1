import { foldForSearch } from '../search-words.ts';
import { wordForms } from '../word-forms.ts';

/** What of a procedure speaks for or against its being another's double. Instants in milliseconds, money as it sorts. */
export type Double = {
  readonly key: number;
  readonly sourceId: string;
  readonly sourceFormat: string;
  readonly title: string;
  readonly buyer: string;
  readonly buyerInn: string | null;
  readonly deadline: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
};

export type AlikeSign = { readonly sign: string; readonly details: Readonly<Record<string, string | number>> };
export type Alike = { readonly likeness: number; readonly signs: readonly AlikeSign[] };

const hour = 3_600_000;
/** Deadlines of one purchase on two platforms may differ by days: the second one is published later. */
export const farthestDeadlines = 72 * hour;
/** From here on a pair is worth a person's look. */
const worthTelling = 60;
/** What the same title counts, and a title found among positions. */
const most = { title: 35, positions: 18 } as const;

/** Words that nearly every purchase has; what is bought stands beside them. */
const common = new Set(
  (
    'поставка закупка приобретение покупка оказание услуга выполнение работа право заключение договор контракт нужда для ' +
    'на по и с в о об от из не до при год запрос предложение котировка аукцион конкурс открытый электронный форма лот ' +
    'supply purchase delivery procurement provision service services works work of for the and to in on a an contract tender lot'
  )
    .split(' ')
    .map((word) => stemOf(word)),
);

function stemOf(word: string): string {
  return wordForms(word).beginnings[0] ?? word;
}

const wordsOf = (text: string): readonly string[] =>
  foldForSearch(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A title's telling words by their stems, each with the word itself to show. */
export const titleStems = (title: string): ReadonlyMap<string, string> =>
  new Map(
    wordsOf(title).flatMap((word): [string, string][] => {
      const stem = stemOf(word);
      return common.has(stem) ? [] : [[stem, word]];
    }),
  );

const legalForms = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    'общество с ограниченной ответственностью',
    '(?:публичное |непубличное |открытое |закрытое )?акционерное общество',
    '(?:федеральное |областное |краевое |муниципальное )?(?:государственное |муниципальное )?(?:бюджетное |автономное |казенное |унитарное )+(?:учреждение|предприятие)(?: здравоохранения| культуры)?',
    'ооо|оао|зао|пао|нао|ао|фгуп|гуп|муп|мкп|фгбу|фгау|гбу|гбуз|мбу|мау|мку|гку|ип',
    'llc|ltd|inc|jsc|pjsc|gmbh|ag|sa|bv|oy|as|sp z o o|тов|прат|пат|дп|кп',
  ].join('|')})(?!\p{L})`,
  'giu',
);

/** An organisation's name by which it is compared: without its legal form, quotes and case. '' where nothing is left. */
export const buyerKey = (name: string): string => {
  const plain = wordsOf(name).join(' ');
  const bare = plain.replace(legalForms, ' ').replace(/\s+/g, ' ').trim();
  return bare.length >= 3 ? bare : plain;
};

/**
 * Where a procedure was published, as far as its row tells: two of one place are two purchases. Tables and texts may be of
 * any platform.
 */
export const placeOf = ({ sourceFormat, sourceId }: Pick<Double, 'sourceFormat' | 'sourceId'>): string | null => {
  if (sourceFormat === 'b2b-html' || sourceFormat === 'b2b-soap') return 'b2b';
  if (sourceFormat === 'csv' || sourceFormat === 'xlsx' || sourceFormat === 'text') return null;
  return sourceFormat === 'ocds' ? (/^ocds-[a-z0-9]{6}/i.exec(sourceId)?.[0] ?? 'ocds') : sourceFormat;
};

/** What is made of one procedure's texts is made once, however many it is held against. */
const madeOnce = <T>(make: (of: Double) => T): ((of: Double) => T) => {
  const made = new WeakMap<Double, { readonly value: T }>();
  return (of) => {
    const known = made.get(of) ?? { value: make(of) };
    made.set(of, known);
    return known.value;
  };
};
const buyerKeyOf = madeOnce(({ buyer }) => buyerKey(buyer));
const plainTitleOf = madeOnce(({ title }) => wordsOf(title).join(' '));
const stemsOf = madeOnce(({ title }) => titleStems(title));

const buyerSign = (a: Double, b: Double): readonly [number, AlikeSign] | null => {
  if (a.buyerInn !== null && b.buyerInn !== null)
    return a.buyerInn === b.buyerInn ? [35, { sign: 'same-buyer', details: { inn: a.buyerInn } }] : null;
  const key = buyerKeyOf(a);
  return key !== '' && key === buyerKeyOf(b) ? [25, { sign: 'similar-buyer', details: {} }] : null;
};

/** Half of all telling words are the same, or nearly all of the shorter title's. */
const titleSign = (a: Double, b: Double): readonly [number, AlikeSign] | null => {
  if (plainTitleOf(a) === plainTitleOf(b)) return [most.title, { sign: 'same-title', details: {} }];
  const [one, other] = [stemsOf(a), stemsOf(b)];
  const shared = [...one.keys()].filter((stem) => other.has(stem));
  const all = new Set([...one.keys(), ...other.keys()]).size;
  const shorter = Math.min(one.size, other.size);
  const likeness = Math.max(shared.length / all, shorter >= 3 ? (shared.length / shorter) * 0.75 : 0);
  if (all === 0 || likeness < 0.5) return null;
  const words = shared.slice(0, 12).map((stem) => one.get(stem) ?? stem);
  return [Math.round(15 + 18 * likeness), { sign: 'similar-title', details: { words: words.join(', ') } }];
};

/** Null: too far apart for one purchase. */
const deadlineSign = (a: Double, b: Double): readonly [number, AlikeSign | null] | null => {
  if (a.deadline === null || b.deadline === null) return [0, null];
  const apart = Math.abs(a.deadline - b.deadline);
  if (apart === 0) return [20, { sign: 'same-deadline', details: {} }];
  if (apart > farthestDeadlines) return null;
  const hours = Math.max(1, Math.round(apart / hour));
  return [apart <= 24 * hour ? 14 : 10, { sign: 'near-deadline', details: { hours } }];
};

const valueSign = (a: Double, b: Double): readonly [number, AlikeSign | null] => {
  if (a.amount === null || b.amount === null || a.currency !== b.currency) return [0, null];
  if (a.amount === b.amount) return [15, { sign: 'same-value', details: {} }];
  // With and without VAT (20 and 22 %) one purchase has two prices.
  const apart = Math.abs(a.amount - b.amount) / Math.max(Math.abs(a.amount), Math.abs(b.amount));
  const percent = Math.round(apart * 1_000) / 10;
  if (apart <= 0.02) return [8, { sign: 'near-value', details: { percent } }];
  return apart <= 0.25 ? [0, null] : [-20, null];
};

/**
 * Whether two procedures may be one purchase, and why. `positionsAlike` is asked where the titles do not tell: words of the
 * one's title that stand in the other's lots and positions; null: too few do. Null: not alike.
 */
export const alike = (
  a: Double,
  b: Double,
  positionsAlike: (title: Double, positions: Double) => readonly string[] | null,
): Alike | null => {
  if (a.sourceId === b.sourceId && a.sourceFormat !== b.sourceFormat)
    return { likeness: 95, signs: [{ sign: 'same-number', details: {} }] };
  const [place, other] = [placeOf(a), placeOf(b)];
  if (place !== null && place === other) return null;
  const deadline = deadlineSign(a, b);
  const buyer = deadline === null ? null : buyerSign(a, b);
  if (deadline === null || buyer === null) return null;
  const value = valueSign(a, b);
  // What no title and no positions could make worth telling is not looked at further.
  const without = buyer[0] + deadline[0] + value[0];
  if (without + most.title < worthTelling) return null;
  const words = (): readonly [number, AlikeSign] | null => {
    if (without + most.positions < worthTelling) return null;
    const found = positionsAlike(a, b) ?? positionsAlike(b, a);
    return found === null
      ? null
      : [most.positions, { sign: 'positions', details: { words: found.slice(0, 12).join(', ') } }];
  };
  const title = titleSign(a, b) ?? words();
  if (title === null) return null;
  const likeness = Math.min(100, buyer[0] + title[0] + deadline[0] + value[0]);
  if (likeness < worthTelling) return null;
  return { likeness, signs: [buyer[1], title[1], deadline[1], value[1]].filter((sign) => sign !== null) };
};
