import type { PlainDay } from '../../kernel/instant.ts';
import { Decimal } from '../../kernel/decimal.ts';
import { guaranteeSums } from './amounts.ts';
import { readCourt, readIrrevocable, readObligation, readPaymentTerms, readPenalties, type Clause } from './clauses.ts';
import { lastDays } from './days.ts';
import type { GuaranteeFacts } from './facts.ts';
import { readParty, wordsStand, type Role } from './parties.ts';
import { placesIn, type Place } from './places.ts';
import { plainText, quoted, type PlainText } from './plain-text.ts';
import { noticeNumbers, purchaseCodes, type ReadReference } from './references.ts';

export const fieldNames = [
  'sum',
  'sum-in-words',
  'currency',
  'term',
  'beneficiary',
  'beneficiary-inn',
  'principal',
  'principal-inn',
  'purchase-code',
  'notice-number',
  'obligation',
  'irrevocable',
  'payment-term',
  'penalty',
  'court',
] as const;
export type FieldName = (typeof fieldNames)[number];

export type CheckedField = {
  readonly field: FieldName;
  readonly status: 'found' | 'differs' | 'not-found';
  /** The guarantee’s own words, or null where it says nothing of this. */
  readonly read: string | null;
  /** Where in the text (in NFC) those words stand. */
  readonly place: Place | null;
  /** What was asked, as it was given or as the law has it. */
  readonly expected: string;
};

/** What the law asks of every guarantee: dated rules that the caller chose. */
export type GuaranteeLaw = {
  /** The earliest last day, or null where neither a deadline nor an end of performance was given. */
  readonly earliestEnd: PlainDay | null;
  readonly paymentWorkingDays: number;
  readonly penaltyPercent: string;
};

type Judged = Omit<CheckedField, 'field' | 'expected' | 'place'>;

/** Differs by the first place that does: one wrong place among several right ones is enough to be refused. */
const judge = <Value>(places: readonly Clause<Value>[], agrees: (value: Value) => boolean): Judged => {
  const wrong = places.find(({ value }) => !agrees(value));
  if (wrong !== undefined) return { status: 'differs', read: wrong.read };
  const [first] = places;
  return first === undefined ? { status: 'not-found', read: null } : { status: 'found', read: first.read };
};
const listOf = <Item>(item: Item | null): readonly Item[] => (item === null ? [] : [item]);

const sums = (plain: PlainText, facts: GuaranteeFacts): readonly (readonly [FieldName, Judged, string])[] => {
  const kopecks = BigInt(new Decimal(facts.sum).times(100).toFixed(0));
  const read = guaranteeSums(plain).map((each) => ({ value: each, read: quoted(plain, each.start - 30, each.end) }));
  const worded = read.filter(({ value }) => value.inWords !== null);
  return [
    ['sum', judge(read, (each) => each.kopecks === kopecks), facts.sum],
    ['sum-in-words', judge(worded, (each) => each.inWords === kopecks), facts.sum],
    ['currency', judge(read, (each) => each.currency === 'RUB'), 'RUB'],
  ];
};

const party = (
  plain: PlainText,
  role: Role,
  { name, inn }: GuaranteeFacts[Role],
): readonly (readonly [FieldName, Judged, string])[] => {
  const found = listOf(readParty(plain, role, plainText(name))).map((value) => ({ value, read: value.read }));
  const numbered = found.flatMap(({ value, read }) => (value.inn === null ? [] : [{ value: value.inn, read }]));
  return [
    [role, judge(found, (each) => each.named), name],
    ...(inn === undefined ? [] : ([[`${role}-inn`, judge(numbered, (each) => each === inn), inn]] as const)),
  ];
};

const reference = (
  field: FieldName,
  places: readonly ReadReference[],
  expected: string | undefined,
): readonly (readonly [FieldName, Judged, string])[] =>
  expected === undefined ? [] : [[field, judge(places, (value) => value === expected), expected]];

/**
 * Compares the text of an issued guarantee (Russian) with what was asked, field by field. Nothing is guessed: what was not read
 * is `not-found`. A field that the facts leave out is not compared; the court, which the law leaves to the parties, is then
 * only shown, and differs where it is an arbitral tribunal.
 */
export const checkGuarantee = (raw: string, facts: GuaranteeFacts, law: GuaranteeLaw): readonly CheckedField[] => {
  const plain = plainText(raw);
  const { earliestEnd, paymentWorkingDays, penaltyPercent } = law;
  const ends = lastDays(plain).map(({ start, end, day }) => ({
    value: day,
    read: quoted(plain, start - 60, end + 20),
  }));
  const { court } = facts;
  const rows: readonly (readonly [FieldName, Judged, string])[] = [
    ...sums(plain, facts),
    ...(earliestEnd === null
      ? []
      : ([['term', judge(ends, (day) => day !== null && day >= earliestEnd), earliestEnd]] as const)),
    ...party(plain, 'beneficiary', facts.beneficiary),
    ...party(plain, 'principal', facts.principal),
    ...reference('purchase-code', purchaseCodes(plain), facts.purchaseCode),
    ...reference('notice-number', noticeNumbers(plain), facts.noticeNumber),
    ['obligation', judge(listOf(readObligation(plain)), (kind) => kind === facts.kind), facts.kind],
    ['irrevocable', judge(listOf(readIrrevocable(plain)), (value) => value), 'irrevocable'],
    [
      'payment-term',
      judge(readPaymentTerms(plain), ({ days }) => days <= paymentWorkingDays),
      String(paymentWorkingDays),
    ],
    ['penalty', judge(readPenalties(plain), (value) => new Decimal(value).eq(penaltyPercent)), penaltyPercent],
    [
      'court',
      judge(listOf(readCourt(plain)), (words) =>
        court === undefined ? !words.includes('третейск') : wordsStand(plainText(words), plainText(court)),
      ),
      court ?? '',
    ],
  ];
  const placeOf = placesIn(raw.normalize('NFC'), plain.text);
  return rows.map(([field, judged, expected]) => ({ field, ...judged, place: placeOf(judged.read), expected }));
};
