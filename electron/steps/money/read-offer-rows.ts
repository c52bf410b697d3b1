import { storedOffer, type StoredOffer } from '#shared/finance/offers/stored.ts';
import { offerChoices, type OfferField } from '#shared/finance/offers/table-fields.ts';
import { failuresOfInput } from '#shared/finance/input-failures.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { currencyNamed, writtenAmount } from '#shared/procedure/written-amount.ts';
import { cellText, type Cell, type Table, type TableRow } from '../../notices/tables/table.ts';

/** `reason` is a code of `finance`. */
export type RowFault = {
  readonly row: number;
  readonly field: OfferField | null;
  readonly column: string | null;
  readonly text: string;
  readonly reason: string;
};

const sums = ['minFee', 'flatFee', 'brokerFee', 'limit', 'limitPerBid', 'leastSum'] as const;
const percents = ['rate', 'issueFeePercent', 'vatInterest', 'vatIssueFee', 'vatFlatFee', 'vatBrokerFee'] as const;
const counts = ['minTermDays', 'minDays', 'maxDays'] as const;
const days = ['validFrom', 'validTo'] as const;
const words = ['lender', 'name', 'source', 'note'] as const;
const dash = /^[-–—]?$/;

/** Where the schema’s fields stand in the table. */
const fieldAt: Readonly<Record<string, OfferField>> = {
  'offer.rate': 'rate',
  'offer.basis': 'basis',
  'offer.minFee': 'minFee',
  'offer.flatFee': 'flatFee',
  'offer.issueFeePercent': 'issueFeePercent',
  'offer.brokerFee': 'brokerFee',
  'offer.minTermDays': 'minTermDays',
  'offer.earlyReturn': 'earlyReturn',
  'offer.surcharges': 'surcharges',
  'offer.vat.interest': 'vatInterest',
  'offer.vat.issueFee': 'vatIssueFee',
  'offer.vat.flatFee': 'vatFlatFee',
  'offer.vat.brokerFee': 'vatBrokerFee',
};

const chosen = (list: readonly (readonly [RegExp, string])[], text: string): string | null =>
  list.find(([pattern]) => pattern.test(text.trim().toLowerCase()))?.[1] ?? null;

/** `31.12.2026` and `2026-12-31`; the calendar is checked by the schema. */
const dayText = (text: string): string => {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  return found === null
    ? text.slice(0, 10)
    : `${found[3] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`;
};

const numberText = (cell: Cell | undefined, text: string): string | null =>
  typeof cell === 'object' && 'n' in cell
    ? decimalText(cell.n)
    : writtenAmount(text.replace(/\s*(?:%|₽|руб\.?|RUB)$/iu, ''));

/** A percent cell of a workbook may hold `0.24` shown as 24 %: nothing tells, so only a written `%` or a plain number is read. */
const readRow = (
  { row, cells }: TableRow,
  columns: ReadonlyMap<OfferField, number>,
  header: readonly string[],
): { readonly offer: StoredOffer | null; readonly faults: readonly RowFault[] } => {
  const faults: RowFault[] = [];
  const cellOf = (field: OfferField): Cell | undefined => {
    const index = columns.get(field);
    return index === undefined ? undefined : cells[index];
  };
  const textAt = (field: OfferField): string => {
    const text = harmlessLine(cellText(cellOf(field)));
    return dash.test(text) ? '' : text;
  };
  const fault = (field: OfferField | null, reason: string): void => {
    const index = field === null ? undefined : columns.get(field);
    const column = index === undefined ? null : harmlessLine(header[index] ?? '').slice(0, 200);
    faults.push({ row, field, column, text: field === null ? '' : textAt(field).slice(0, 200), reason });
  };
  const optional = <Field extends OfferField>(
    fields: readonly Field[],
    read: (field: Field, text: string) => unknown,
  ) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const text = textAt(field);
        if (text === '') return [];
        const value = read(field, text);
        if (value === null) fault(field, 'finance.not-number');
        return value === null ? [] : [[field, value]];
      }),
    );
  const choice = (field: OfferField, list: readonly (readonly [RegExp, string])[]): string | undefined => {
    const text = textAt(field);
    if (text === '') return undefined;
    const found = chosen(list, text);
    if (found === null) fault(field, 'finance.field-choice');
    return found ?? undefined;
  };
  const numbers = optional([...sums, ...percents], (field, text) => numberText(cellOf(field), text));
  const whole = optional(counts, (field, text) => {
    const exact = numberText(cellOf(field), text);
    return exact !== null && /^\d{1,9}$/.test(exact) ? Number(exact) : null;
  });
  const said = optional(words, (_, text) => text);
  const dates = optional(days, (_, text) => dayText(text));
  const currency = textAt('currency') === '' ? undefined : (currencyNamed(textAt('currency')) ?? textAt('currency'));
  const surcharges = textAt('surcharges') === '' ? undefined : textAt('surcharges').split(/\s*[;+]\s*/);
  const laws =
    textAt('laws') === ''
      ? undefined
      : textAt('laws')
          .split(/\s*[;,]\s*/)
          .map((law) => chosen(offerChoices.law, law) ?? law);
  const vat = Object.fromEntries(
    (['interest', 'issueFee', 'flatFee', 'brokerFee'] as const).flatMap((line) => {
      const percent = numbers[`vat${line.charAt(0).toUpperCase()}${line.slice(1)}`];
      return percent === undefined ? [] : [[line, percent]];
    }),
  );
  const part = (record: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])));
  const raw = {
    ...said,
    name: said['name'] ?? said['lender'],
    ...part({ kind: choice('kind', offerChoices.kind), laws, currency }, 'kind', 'laws', 'currency'),
    offer: {
      ...part(numbers, 'rate', 'minFee', 'flatFee', 'issueFeePercent', 'brokerFee'),
      ...part(
        {
          basis: choice('basis', offerChoices.basis),
          earlyReturn: choice('earlyReturn', offerChoices.earlyReturn),
          surcharges,
          minTermDays: whole['minTermDays'],
          vat: Object.keys(vat).length === 0 ? undefined : vat,
        },
        'basis',
        'earlyReturn',
        'surcharges',
        'minTermDays',
        'vat',
      ),
    },
    ...part(numbers, 'limit', 'limitPerBid', 'leastSum'),
    ...part(whole, 'minDays', 'maxDays'),
    ...dates,
  };
  const read = storedOffer.safeParse(raw);
  if (read.success && faults.length === 0) return { offer: read.data, faults };
  if (!read.success)
    for (const { code, details } of failuresOfInput(read.error.issues, raw)) {
      const path = typeof details['path'] === 'string' ? details['path'] : '';
      const field = fieldAt[path] ?? fieldAt[path.replace(/\.\d+$/, '')] ?? path.split('.')[0];
      const known = [
        ...columns.keys(),
        ...sums,
        ...percents,
        ...counts,
        ...days,
        ...words,
        'kind',
        'basis',
        'laws',
        'currency',
      ];
      const own = known.find((each) => each === field) as OfferField | undefined;
      // What a cell was not read as is missing from the record: it has been said.
      if (!faults.some((one) => one.field !== null && one.field === own)) fault(own ?? null, code);
    }
  return { offer: null, faults };
};

/** Every row as an offer, and every fault with its row and field. Rows without a lender, rate and kind are passed over. */
export const readOfferRows = (
  table: Table,
  columns: ReadonlyMap<OfferField, number>,
): { readonly offers: readonly StoredOffer[]; readonly faults: readonly RowFault[] } => {
  const read = table.rows
    .filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''))
    .map((row) => readRow(row, columns, table.header));
  return {
    offers: read.flatMap(({ offer }) => (offer === null ? [] : [offer])),
    faults: read.flatMap(({ faults }) => faults),
  };
};
