import { parseDay } from '../../calendar/days.ts';
import { Decimal } from '../../kernel/decimal.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { harmlessLine } from '../../kernel/harmless-text.ts';
import { ok } from '../../kernel/result.ts';
import { failPrices, type PriceCode } from './codes.ts';
import { mostPositions, type PricePosition, type PriceTable } from './table.ts';

const number = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const currency = /^[A-Z]{3}$/;
/** What is left of a position is a line of text. */
const longest = { text: 2_000, who: 300 } as const;

/** `"1.50"` and `"1.5"` are one number and are kept in one form, so that nothing differs that is the same. */
const plain = (value: string): string => new Decimal(value).toFixed();

/** What no file could hold or nobody could see is made visible, so that the text is the same wherever it is read again. */
const inOneForm = (text: string): string => harmlessLine(text).replace(/[\ufffe\uffff]/g, '\ufffd');

/** As much of what does not fit as one reads. */
const shown = (value: string | null): string => (value ?? '').slice(0, 100);

type Judge = (field: string, value: string | null, fits: boolean) => void;

const tidyPosition = (position: PricePosition, judge: Judge): PricePosition => {
  const asNumber = (field: string, value: string | null, most = Number.POSITIVE_INFINITY): string | null => {
    if (value === null) return null;
    const fits = number.test(value) && Number(value) <= most;
    judge(field, value, fits);
    return fits ? plain(value) : null;
  };
  const asText = (field: string, value: string, limit: number = longest.text): string => {
    const tidy = inOneForm(value.replace(/\s+/gu, ' '));
    judge(field, value, tidy !== '' && tidy.length <= limit);
    return tidy;
  };
  const maybeText = (field: string, value: string | null): string | null =>
    value === null || value.trim() === '' ? null : asText(field, value);
  // A number of a line or of the notice is compared sign by sign: within it nothing is changed.
  const asId = (field: string, value: string): string => {
    const tidy = inOneForm(value);
    judge(field, value, tidy !== '' && tidy.length <= longest.text);
    return tidy;
  };
  const maybeId = (field: string, value: string | null): string | null =>
    value === null || value.trim() === '' ? null : asId(field, value);
  const asDay = (field: string, value: string | null): string | null => {
    if (value !== null) judge(field, value, parseDay(value) !== null);
    return value;
  };
  return {
    ...position,
    positionId: asId('positionId', position.positionId),
    noticeItemId: maybeId('noticeItemId', position.noticeItemId),
    alternativeTo: maybeId('alternativeTo', position.alternativeTo),
    name: asText('name', position.name),
    quantity: asNumber('quantity', position.quantity),
    unit: maybeText('unit', position.unit),
    classification: maybeText('classification', position.classification),
    offered: maybeText('offered', position.offered),
    maker: maybeText('maker', position.maker),
    country: maybeText('country', position.country),
    unitPrice: asNumber('unitPrice', position.unitPrice),
    discountPercent: asNumber('discountPercent', position.discountPercent, 100),
    vatRate: asNumber('vatRate', position.vatRate, 100),
    unitCost: asNumber('unitCost', position.unitCost),
    suppliers: position.suppliers.map((one) => ({
      supplier: asText('supplier', one.supplier, longest.who),
      unitPrice: asNumber('suppliers.unitPrice', one.unitPrice),
      askedOn: asDay('askedOn', one.askedOn),
    })),
    competitors: position.competitors.map((one) => ({
      competitor: asText('competitor', one.competitor, longest.who),
      unitPrice: asNumber('competitors.unitPrice', one.unitPrice) ?? '0',
      seenOn: asDay('seenOn', one.seenOn),
    })),
  };
};

/** A second name, an alternative to nothing, or one to another alternative; null: all refer to what is there. */
const misplaced = (positions: readonly PricePosition[]): ReturnType<typeof failPrices> | null => {
  const known = new Map<string, PricePosition>();
  for (const [index, position] of positions.entries()) {
    if (known.has(position.positionId))
      return failPrices('prices.position-twice', { row: index + 1, position: position.positionId });
    known.set(position.positionId, position);
  }
  for (const [index, { alternativeTo }] of positions.entries()) {
    if (alternativeTo === null) continue;
    const details = { row: index + 1, position: alternativeTo };
    const main = known.get(alternativeTo);
    if (main === undefined) return failPrices('prices.alternative-unknown', details);
    if (main.alternativeTo !== null) return failPrices('prices.alternative-of-alternative', details);
  }
  return null;
};

/**
 * A table as it is kept: every number in its one form, every text a line. Refuses with the row and field of the first thing
 * that does not fit; nothing is cut or guessed.
 */
export const tidyTable = (table: PriceTable): Outcome<PriceTable, PriceCode> => {
  if (table.positions.length > mostPositions)
    return failPrices('prices.too-many', { count: table.positions.length, limit: mostPositions });
  let refused: ReturnType<typeof failPrices> | null = null;
  const judgeRow =
    (row: number): Judge =>
    (field, value, fits) => {
      if (!fits) refused ??= failPrices('prices.field-unfit', { row, field, value: shown(value) });
    };
  const whole: Judge = (field, value, fits) => {
    if (!fits) refused ??= failPrices('prices.setting-unfit', { field, value: shown(value) });
  };
  whole('currency', table.currency, currency.test(table.currency));
  whole('vatRate', table.vatRate, number.test(table.vatRate) && Number(table.vatRate) <= 100);
  if (table.deliveredOn !== null) whole('deliveredOn', table.deliveredOn, parseDay(table.deliveredOn) !== null);
  const positions = table.positions.map((position, index) => tidyPosition(position, judgeRow(index + 1)));
  const refusal = refused ?? misplaced(positions);
  return refusal ?? ok({ ...table, vatRate: plain(table.vatRate), positions });
};
