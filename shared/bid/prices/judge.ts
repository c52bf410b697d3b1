import { add, compare, divide, fraction, multiply, type Fraction } from '../../kernel/decimal.ts';
import type { Details, Finding, Severity } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { compareAmounts, roundToKopeck } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import type { PriceCode } from './codes.ts';
import type { PriceLimit } from './limit.ts';
import { countedPositions, type AskedPosition, type PricePosition, type PriceTable } from './table.ts';
import { lineOf, totalsOf } from './totals.ts';

export type PriceFinding = Finding<PriceCode>;

/** What the table is held against. */
export type PriceFrame = {
  readonly items: readonly AskedPosition[];
  readonly limit: PriceLimit | null;
  /** The price that the bid states. */
  readonly price: { readonly amount: string; readonly currency: string } | null;
  /** The rates of VAT in force on the day of delivery (Tax Code art. 164), the usual one first; empty where none is known. */
  readonly vatRates: { readonly day: PlainDay; readonly rates: readonly string[] } | null;
};

const finding = (code: PriceCode, severity: Severity, details: Details, position?: PricePosition): PriceFinding => ({
  code,
  severity,
  place: position === undefined ? {} : { item: position.positionId },
  details,
});

const same = (a: string, b: string): boolean => compare(fraction(a), fraction(b)) === 0;

const one = fraction(1);

/** The price of one unit as the notice counts it: with VAT, or without where the notice's prices are without. */
const unitAgainst = ({ unitPrice, vatRate }: PricePosition, table: PriceTable, isNet: boolean): Fraction | null => {
  if (unitPrice === null) return null;
  const rate = table.vatMode === 'none' ? '0' : (vatRate ?? table.vatRate);
  const times = add(one, percentOf(rate, one));
  const price = fraction(unitPrice);
  if (table.vatMode === 'included' && isNet) return divide(price, times);
  return table.vatMode === 'added' && !isNet ? multiply(price, times) : price;
};

const judgePosition = (
  position: PricePosition,
  table: PriceTable,
  item: AskedPosition | undefined,
  isNet: boolean,
): readonly PriceFinding[] => {
  const found: PriceFinding[] = [];
  const line = lineOf(position, table);
  const { name, quantity } = position;
  if (line?.cost !== null && line !== null && compareAmounts(line.net, line.cost) < 0)
    found.push(finding('prices.below-cost', 'warning', { position: name, price: line.net, cost: line.cost }, position));
  if (position.isEquivalent && position.offered === null)
    found.push(finding('prices.equivalent-unnamed', 'warning', { position: name }, position));
  if (item === undefined) return found;
  if (position.isEquivalent && item.analoguesAllowed === false)
    found.push(finding('prices.equivalent-not-allowed', 'blocker', { position: name }, position));
  if (
    quantity !== null &&
    item.quantity !== null &&
    /^\d+(?:\.\d+)?$/.test(item.quantity) &&
    !same(quantity, item.quantity)
  )
    found.push(
      finding(
        'prices.quantity-differs',
        'warning',
        { position: name, offered: quantity, asked: item.quantity },
        position,
      ),
    );
  const unit = unitAgainst(position, table, isNet);
  if (unit !== null && item.price !== null && item.price.currency === table.currency)
    if (compare(unit, fraction(item.price.amount)) > 0)
      found.push(
        finding(
          'prices.position-above-limit',
          'warning',
          { position: name, price: roundToKopeck(unit), limit: item.price.amount },
          position,
        ),
      );
  return found;
};

const judgeVat = (table: PriceTable, frame: PriceFrame): readonly PriceFinding[] => {
  if (frame.vatRates === null || table.vatMode === 'none') return [];
  const { day, rates } = frame.vatRates;
  const used = new Set([table.vatRate, ...table.positions.flatMap(({ vatRate }) => vatRate ?? [])]);
  const [usual] = rates;
  return [...used]
    .filter((rate) => !rates.some((known) => same(known, rate)))
    .map((rate) =>
      usual === undefined
        ? finding('prices.vat-rate-unknown', 'warning', { rate, day })
        : finding('prices.vat-rate-of-day', 'warning', { rate, expected: usual, day }),
    );
};

/** One position offered in two ways at once would be paid for twice. */
const judgeChoices = ({ positions }: PriceTable): readonly PriceFinding[] => {
  const chosen = positions.filter(({ alternativeTo, isChosen }) => alternativeTo !== null && isChosen);
  return [...Map.groupBy(chosen, ({ alternativeTo }) => alternativeTo)].flatMap(([main, ways]) =>
    ways.length < 2
      ? []
      : [finding('prices.alternatives-chosen', 'blocker', { position: main ?? '', count: ways.length }, ways[1])],
  );
};

/** All that speaks against a table, by position where it is about one. */
export const judgePrices = (table: PriceTable, frame: PriceFrame): readonly PriceFinding[] => {
  const counted = countedPositions(table.positions);
  const items = new Map(frame.items.map((item) => [item.id, item]));
  const first = (positions: readonly PricePosition[]): string => positions[0]?.name ?? '';
  const without = counted.filter(({ quantity }) => quantity === null);
  const unpriced = counted.filter(({ unitPrice }) => unitPrice === null);
  const answered = new Set(counted.map(({ noticeItemId }) => noticeItemId));
  const leftOut = table.positions.length === 0 ? [] : frame.items.filter(({ id }) => !answered.has(id));
  const { gross, net } = totalsOf(table);
  const { limit, price } = frame;
  const compared = limit?.isNet === true ? net : gross;
  return [
    ...(unpriced.length === 0
      ? []
      : [finding('prices.not-priced', 'warning', { count: unpriced.length, first: first(unpriced) }, unpriced[0])]),
    ...(without.length === 0
      ? []
      : [finding('prices.without-quantity', 'warning', { count: without.length, first: first(without) }, without[0])]),
    ...leftOut.map(({ description }) => finding('prices.position-left-out', 'warning', { position: description })),
    ...counted.flatMap((position) =>
      judgePosition(position, table, items.get(position.noticeItemId ?? ''), limit?.isNet === true),
    ),
    ...judgeChoices(table),
    ...judgeVat(table, frame),
    ...(limit !== null && limit.currency === table.currency && compareAmounts(compared, limit.amount) > 0
      ? [
          finding(limit.isNet ? 'prices.above-limit-net' : 'prices.above-limit', 'blocker', {
            total: compared,
            limit: limit.amount,
          }),
        ]
      : []),
    ...(limit !== null && limit.currency !== table.currency
      ? [finding('prices.currency-differs', 'warning', { currency: table.currency, expected: limit.currency })]
      : []),
    ...(price !== null && unpriced.length === 0 && counted.length > 0 && compareAmounts(gross, price.amount) !== 0
      ? [finding('prices.total-differs', 'blocker', { total: gross, price: price.amount })]
      : []),
  ];
};
