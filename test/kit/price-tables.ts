import * as fc from 'fast-check';
import type { PricePosition, PriceTable } from '#shared/bid/prices/table.ts';

/** Texts that spreadsheets, readers and scripts like to change: signs of formulas, leading zeros, days, numbers, escapes, directions. */
const awkward = [
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '+7 495',
  '-5',
  '@SUM(A1)',
  "'=quoted",
  "'plain",
  '007',
  '0',
  '1.10',
  '1e5',
  '1E+99',
  '2026-11-23',
  '01.05.2026',
  '1/2',
  '12:30',
  '22%',
  'TRUE',
  'нет',
  '#REF!',
  '_x0041_',
  '_x005F_x0041_',
  'a_x000D_b',
  '&amp;<b>&#13;',
  ']]>',
  'sep=;',
  'a;b,c|d',
  'пар"ные" кавычки',
  'مضخة طرد مركزي 1Д315',
  'ПРС-1 \u200fعربي\u200e (2 шт.)',
  'e\u0301 é',
  '𝔘😀👩\u200d🔧',
  'итого',
  'Name',
  'Supplier',
];
const awkwardText = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.stringMatching(/^[\p{L}\d =+@.,;:"'()<>&%\n\t-]{1,30}$/u),
  fc.constantFrom('я', '😀', 'ض', '=').map((sign) => sign.repeat(900)),
);

const digits = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('1', '3', '9'), fc.stringMatching(new RegExp(`^\\d{0,${most - 1}}$`)))
    .map(([first, rest]) => first + rest);
/** Up to the fifteen digits and six decimals that a table holds, which is more than a spreadsheet's number does. */
const awkwardNumber = fc.oneof(
  fc.constantFrom('0', '0.1', '0.000001', '1.005', '999999999999999.999999', '123456789012345.1', '100000000000000'),
  fc
    .tuple(fc.oneof(fc.constant('0'), digits(15)), fc.stringMatching(/^\d{0,6}$/))
    .map(([whole, part]) => `${whole}${part === '' ? '' : `.${part}`}`),
);
const percent = fc.constantFrom('0', '0.01', '5', '7', '10', '12.345678', '20', '22', '99.999999', '100');
const day = fc
  .oneof(fc.integer({ min: -25_567, max: -25_500 }), fc.integer({ min: 19_000, max: 23_000 }), fc.constant(376_199))
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });

/** Lines with any number of their own; the first stands for itself, the others may be offered in its place. */
const position = (index: number, ids: readonly string[]): fc.Arbitrary<PricePosition> =>
  fc.record({
    positionId: fc.constant(ids[index] ?? String(index)),
    noticeItemId: maybe(awkwardText),
    name: awkwardText,
    quantity: maybe(awkwardNumber),
    unit: maybe(awkwardText),
    classification: maybe(awkwardText),
    offered: maybe(awkwardText),
    isEquivalent: fc.boolean(),
    maker: maybe(awkwardText),
    country: maybe(awkwardText),
    alternativeTo: index === 0 ? fc.constant(null) : maybe(fc.constant(ids[0] ?? '')),
    isChosen: fc.boolean(),
    unitPrice: maybe(awkwardNumber),
    discountPercent: maybe(percent),
    vatRate: maybe(percent),
    unitCost: maybe(awkwardNumber),
    suppliers: fc.array(
      fc.record({
        supplier: fc.constantFrom('=ООО', '1', 'مورد'),
        unitPrice: maybe(awkwardNumber),
        askedOn: maybe(day),
      }),
      { maxLength: 3 },
    ),
    competitors: fc.array(
      fc.record({ competitor: fc.constantFrom('@', '0'), unitPrice: awkwardNumber, seenOn: maybe(day) }),
      { maxLength: 2 },
    ),
  });

/** Tables as a hostile or careless hand would fill them. */
export const anyPriceTable: fc.Arbitrary<PriceTable> = fc
  .uniqueArray(awkwardText, { minLength: 1, maxLength: 5 })
  .chain((ids) =>
    fc.record({
      currency: fc.constantFrom('RUB', 'EUR'),
      vatMode: fc.constantFrom('included', 'added', 'none'),
      vatRate: percent,
      deliveredOn: maybe(day),
      positions: fc.tuple(...ids.map((_, index) => position(index, ids))),
    }),
  );
