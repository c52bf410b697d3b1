import { harmlessLine, harmlessText, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import type { Amount, DateKind, NoticeDate } from '#shared/procedure/model.ts';
import type { TableField, TableMapping } from '#shared/procedure/table-mapping.ts';
import { currencyNamed, writtenAmount } from '#shared/procedure/written-amount.ts';
import { readPeoplesDate } from '#shared/procedure/written-date.ts';
import { cellText, type Cell, type TableRow } from './table.ts';

/** One row while it is read. Columns asked for are marked, so the rest is what the mapping does not know. */
export type RowFacts = {
  readonly row: TableRow;
  readonly header: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly mapping: TableMapping;
  readonly findings: Finding[];
};

const longest = 1_000;
const cut = (text: string, most = longest): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

export const tell = (
  facts: RowFacts,
  field: TableField,
  code: string,
  details: Finding['details'] = {},
  severity: Finding['severity'] = 'warning',
): void => {
  const { row } = facts.row;
  const column = cut(harmlessLine(facts.mapping.columns[field] ?? field), 60);
  facts.findings.push({ code, severity, place: { line: row, path: column }, details: { ...details } });
};

export const cellAt = (facts: RowFacts, field: TableField): Cell | undefined => {
  const index = facts.columns.get(field);
  const cell = index === undefined ? undefined : facts.row.cells[index];
  if (typeof cell === 'object' && 'e' in cell) {
    const column = harmlessLine(facts.mapping.columns[field] ?? field);
    tell(facts, field, 'table.cell-error', { row: facts.row.row, column, text: cut(harmlessLine(cell.e), 60) });
    return undefined;
  }
  return cell;
};

const unreadable = (facts: RowFacts, field: TableField, text: string): void => {
  const column = harmlessLine(facts.mapping.columns[field] ?? field);
  tell(facts, field, 'table.cell-unreadable', { row: facts.row.row, column, text: cut(harmlessLine(text), 60) });
};

export const lineAt = (facts: RowFacts, field: TableField): string | null => {
  const text = cellText(cellAt(facts, field));
  if (hasHiddenCharacters(text)) tell(facts, field, 'notice.hidden-characters', { field });
  return cut(harmlessLine(text)) || null;
};

export const proseAt = (facts: RowFacts, field: TableField): string | null =>
  cut(harmlessText(cellText(cellAt(facts, field))).trim(), 100_000) || null;

export const decimalAt = (facts: RowFacts, field: TableField): string | null => {
  const cell = cellAt(facts, field);
  const text = cellText(cell);
  if (text === '' || text === '-' || text === '—') return null;
  const exact = typeof cell === 'object' && 'n' in cell ? decimalText(cell.n) : writtenAmount(text);
  if (exact === null) unreadable(facts, field, text);
  return exact;
};

/** The currency stands in the sum's own cell, in its column, or is the mapping's. */
export const amountAt = (facts: RowFacts, field: TableField): Amount | null => {
  const amount = decimalAt(facts, field);
  if (amount === null) return null;
  const own = currencyNamed(cellText(cellAt(facts, field)).replace(/^[\d\s.,-]+/, ''));
  const currency = own ?? currencyNamed(lineAt(facts, 'currency') ?? '') ?? facts.mapping.currency;
  if (currency !== null) return { amount, currency };
  tell(facts, field, 'notice.amount-without-currency', { field, amount });
  return null;
};

export const dateAt = (facts: RowFacts, field: TableField, kind: DateKind, clock?: TableField): NoticeDate | null => {
  const cell = cellAt(facts, field);
  const day = cellText(cell);
  if (day === '' || day === '-' || day === '—') return null;
  const time = clock === undefined ? '' : cellText(cellAt(facts, clock)).replace(/^\d{4}-\d\d-\d\d /, '');
  const isBareDay = typeof cell === 'object' && 'd' in cell && (cell.d.length === 10 || cell.d.endsWith('T00:00:00'));
  const text = time === '' ? day : `${isBareDay ? day.slice(0, 10) : day} ${time}`;
  const reading = readPeoplesDate(text, facts.mapping.zone, 'user-zone', facts.mapping.dateOrder);
  const shown = cut(harmlessLine(text), 60);
  switch (reading.kind) {
    case 'read':
      if (reading.twice)
        tell(facts, field, 'notice.local-time-twice', { field, text: shown, zone: facts.mapping.zone ?? '' });
      return { ...reading.moment, kind, path: harmlessLine(facts.mapping.columns[field] ?? field) };
    case 'no-time':
      tell(facts, field, 'notice.date-without-time', { field, text: shown });
      return null;
    case 'no-zone':
      tell(facts, field, 'notice.date-without-zone', { field, text: shown });
      return null;
    case 'skipped':
      tell(facts, field, 'notice.local-time-skipped', { field, text: shown, zone: facts.mapping.zone ?? '' });
      return null;
    case 'unreadable':
      unreadable(facts, field, text);
      return null;
  }
};
