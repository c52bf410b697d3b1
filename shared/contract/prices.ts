import { z } from 'zod';
import { mostPositions, vatModes } from '../bid/prices/table.ts';
import { method, longMethod } from './method.ts';
import { count, decimal, finding, id, language, line } from './vocabulary.ts';

const text = line.nullable();
const number = decimal.nullable();
const day = z.string().max(10).nullable();

const pricePosition = z.object({
  positionId: line,
  noticeItemId: text,
  name: line,
  quantity: number,
  unit: text,
  classification: text,
  offered: text,
  isEquivalent: z.boolean(),
  maker: text,
  country: text,
  alternativeTo: text,
  isChosen: z.boolean(),
  unitPrice: number,
  discountPercent: number,
  vatRate: number,
  unitCost: number,
  suppliers: z.array(z.object({ supplier: line, unitPrice: number, askedOn: day })).max(100),
  competitors: z.array(z.object({ competitor: line, unitPrice: decimal, seenOn: day })).max(100),
});

/** Every number decimal text; see `shared/bid/prices/table.ts`. */
export const priceTable = z.object({
  currency: line,
  vatMode: z.enum(vatModes),
  vatRate: decimal,
  deliveredOn: day,
  positions: z.array(pricePosition).max(mostPositions),
});

const priceLine = z.object({ net: decimal, vat: decimal, gross: decimal, cost: decimal.nullable() });
const fork = z.object({
  min: decimal,
  max: decimal,
  mean: decimal,
  median: decimal,
  spreadPercent: decimal,
  position: count.nullable(),
});

export const priceView = z.object({
  bidId: id,
  version: count,
  /** False until a table was begun: then it is empty. */
  isKept: z.boolean(),
  isFrozen: z.boolean(),
  table: priceTable,
  /** In the order of the positions; null while price or quantity is missing, or where another line stands for this one. */
  lines: z.array(priceLine.nullable()),
  /** What suppliers ask for a unit and where our price stands among them; null where none has answered. */
  forks: z.array(fork.nullable()),
  totals: z.object({
    net: decimal,
    vat: decimal,
    gross: decimal,
    vatByRate: z.array(z.object({ rate: decimal, net: decimal, vat: decimal })),
    cost: decimal,
    costed: count,
    counted: count,
    unpriced: count,
    margin: z.object({ profit: decimal, ofPrice: decimal, ofCost: decimal }).nullable(),
  }),
  findings: z.array(finding),
});
export type PriceView = z.infer<typeof priceView>;

const bid = z.object({ bidId: id });

export const priceMethods = {
  'prices.show': method(bid, priceView),
  'prices.save': method(z.object({ bidId: id, table: priceTable }), priceView),
  /** Begins the table with the notice's positions; refused where one is kept, unless it is to be replaced. */
  'prices.fromNotice': method(z.object({ bidId: id, replace: z.boolean().default(false) }), priceView),
  /** Makes the table's total the price of the bid. */
  'prices.adopt': method(bid, priceView),
  /** Without `out` as a workbook into the bid’s folder. */
  'prices.export': longMethod(
    z.object({ bidId: id, out: line.nullable().default(null), language: language.default('ru') }),
    z.object({ path: line, size: count }),
  ),
  /** A workbook of ours or a form with known headings, CSV too; the table as it was stays where anything does not fit. */
  'prices.import': longMethod(z.object({ bidId: id, fileId: id }), priceView),
} as const;
