import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { blankItem, blankLot, blankProcedure, blankSecurity } from '#shared/procedure/blank.ts';
import { kindByWords } from '#shared/procedure/kinds/mapping.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import { criteriaFromText, papersFromText } from '#shared/procedure/written-criteria.ts';
import type { Item, Lot, Organisation, Procedure, Security, UnknownField } from '#shared/procedure/model.ts';
import { tableFields, type TableField } from '#shared/procedure/table-mapping.ts';
import type { CarriedProcedure, CarrierHead } from './carrier.ts';
import { columnsOf } from './group.ts';
import { amountAt, cellAt, dateAt, decimalAt, lineAt, proseAt, tell, type RowFacts } from './row-facts.ts';
import { cellText } from './table.ts';

const inn = /^(?:\d{10}|\d{12})$/;

const buyerOf = (facts: RowFacts): Organisation | null => {
  const name = lineAt(facts, 'buyer');
  const number = lineAt(facts, 'inn');
  const kpp = lineAt(facts, 'kpp');
  if (name === null && number === null) return null;
  return {
    name: name ?? number ?? '',
    ...(number !== null && inn.test(number) ? { inn: number } : {}),
    ...(kpp === null ? {} : { kpp }),
  };
};

const itemsOf = (rows: readonly RowFacts[], lots: readonly Lot[]): readonly Item[] =>
  rows.flatMap((facts, index) => {
    const description = lineAt(facts, 'item');
    if (description === null) return [];
    const code = lineAt(facts, 'code');
    const lot = lineAt(facts, 'lot');
    return [
      {
        ...blankItem,
        id: String(index + 1),
        description,
        quantity: decimalAt(facts, 'quantity'),
        unit: lineAt(facts, 'unit'),
        classification: code,
        codes: code === null ? [] : [{ scheme: 'other' as const, code, name: null }],
        lotId: lots.find(({ title }) => title === lot)?.id ?? null,
      },
    ];
  });

/** A lot for each text that the lot column holds; the value of a lot is its own row's. */
const lotsOf = (rows: readonly RowFacts[]): readonly Lot[] => {
  const lots = new Map<string, Lot>();
  for (const facts of rows) {
    const title = lineAt(facts, 'lot');
    if (title === null || lots.has(title)) continue;
    const value = rows.length > 1 ? amountAt({ ...facts, findings: [] }, 'value') : null;
    lots.set(title, { ...blankLot, id: String(lots.size + 1), title, value });
  }
  return [...lots.values()];
};

const securityOf = (facts: RowFacts, kind: Security['kind'], sum: TableField, share: TableField): Security[] => {
  const amount = decimalAt(facts, sum);
  const percent = decimalAt(facts, share);
  if (amount === null && percent === null) return [];
  const currency = amount === null ? null : (amountAt({ ...facts, findings: [] }, sum)?.currency ?? null);
  return [{ ...blankSecurity, kind, amount, percent, currency }];
};

/** What a column says of each lot; a text that all rows share is the whole procedure's. */
const sayings = (
  rows: readonly RowFacts[],
  lots: readonly Lot[],
  field: TableField,
): readonly { readonly text: string; readonly lotId: string | null; readonly facts: RowFacts }[] => {
  const said = new Map<string, { text: string; lotId: string | null; facts: RowFacts }>();
  for (const facts of rows) {
    const text = proseAt(facts, field);
    if (text === null) continue;
    const lot = lineAt({ ...facts, findings: [] }, 'lot');
    const lotId = lots.find(({ title }) => title === lot)?.id ?? null;
    said.set(`${lotId ?? ''}\n${text}`, { text, lotId, facts });
  }
  const all = [...said.values()];
  const [first] = all;
  return first !== undefined && all.every(({ text }) => text === first.text) ? [{ ...first, lotId: null }] : all;
};

const columnOf = (facts: RowFacts, field: TableField): string => harmlessLine(facts.mapping.columns[field] ?? field);

const criteriaOf = (rows: readonly RowFacts[], lots: readonly Lot[]): Procedure['criteria'] =>
  sayings(rows, lots, 'criteria').flatMap(({ text, lotId, facts }) =>
    criteriaFromText(
      text,
      columnOf(facts, 'criteria'),
      (code, written) => tell(facts, 'criteria', code, { field: 'criteria', text: written.slice(0, 60) }),
      lotId,
    ),
  );

const papersOf = (rows: readonly RowFacts[], lots: readonly Lot[]): Procedure['requirements'] =>
  sayings(rows, lots, 'requiredPapers').flatMap(({ text, lotId, facts }) =>
    papersFromText(text, columnOf(facts, 'requiredPapers'), lotId),
  );

const mostKept = 200;

/** What stands in columns that the mapping does not name. */
const restOf = (rows: readonly RowFacts[]): readonly UnknownField[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const used = new Set(first.columns.values());
  return rows
    .flatMap(({ row }) =>
      row.cells.flatMap((cell, index) => {
        const value = used.has(index) ? '' : cellText(cell);
        const heading = first.header[index] ?? '';
        return value === ''
          ? []
          : [{ path: harmlessLine(heading || `#${index + 1}`), value: harmlessLine(value).slice(0, 300) }];
      }),
    )
    .slice(0, mostKept);
};

/**
 * What the number cell holds. A spreadsheet keeps fifteen digits of a number and writes zeros behind them, so a longer one
 * is not the number any more: blocked.
 */
const numberOf = (facts: RowFacts): string | null => {
  const cell = cellAt(facts, 'number');
  if (typeof cell === 'object' && 'n' in cell && cell.n.replace(/\D/g, '').length > 15) {
    tell(facts, 'number', 'table.number-cut', { row: facts.row.row, number: cell.n }, 'blocker');
    return cell.n;
  }
  return lineAt(facts, 'number');
};

/** One procedure from its rows. A row without number or title blocks: the table is taken whole or not at all. */
export const tableProcedure = (head: CarrierHead, carried: CarriedProcedure): Procedure => {
  const findings: Finding[] = [];
  const columns = columnsOf(head.header, head.mapping);
  const rows = carried.map((row): RowFacts => ({ row, header: head.header, columns, mapping: head.mapping, findings }));
  const [first] = rows;
  if (first === undefined) throw new Error('a procedure of a table has a row');
  const sourceId = numberOf(first);
  const title = lineAt(first, 'title');
  if (sourceId === null) tell(first, 'number', 'notice.missing-field', { field: 'number' }, 'blocker');
  if (title === null) tell(first, 'title', 'notice.missing-field', { field: 'title' }, 'blocker');
  const dates = [
    dateAt(first, 'published', 'published'),
    dateAt(first, 'questionsUntil', 'questions-until'),
    dateAt(first, 'deadline', 'bids-until', 'deadlineTime'),
    dateAt(first, 'auction', 'auction'),
  ].filter((date) => date !== null);
  const deadline = dates.find(({ kind }) => kind === 'bids-until') ?? null;
  const lots = lotsOf(rows);
  const rest = restOf(rows);
  const criteria = criteriaOf(rows, lots);
  findings.push(...judgeWeights(criteria));
  return {
    ...blankProcedure,
    sourceId: sourceId ?? '',
    sourceFormat: head.kind,
    title: title ?? '',
    description: proseAt(first, 'description'),
    buyer: buyerOf(first),
    platform: lineAt(first, 'platform'),
    kind: kindByWords(lineAt({ ...first, findings: [] }, 'method')),
    method: lineAt(first, 'method'),
    status: lineAt(first, 'status'),
    publishedAt: dates.find(({ kind }) => kind === 'published')?.at ?? null,
    deadline: deadline === null ? null : { at: deadline.at, offset: deadline.offset, rule: deadline.rule },
    dates,
    value: amountAt(first, 'value'),
    lots,
    items: itemsOf(rows, lots),
    securities: [
      ...securityOf(first, 'bid', 'bidSecurityAmount', 'bidSecurityPercent'),
      ...securityOf(first, 'performance', 'performanceSecurityAmount', 'performanceSecurityPercent'),
    ],
    criteria,
    requirements: papersOf(rows, lots),
    url: webAddress(lineAt(first, 'url')),
    unknownFields: rest,
    unknownCount: rest.length,
    findings,
  };
};

const webAddress = (text: string | null): string | null => {
  const url = text !== null && URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
};

/** For the mapping dialog: every field with the column that is taken for it. */
export const mappedColumns = ({ columns }: CarrierHead['mapping']): readonly string[] =>
  tableFields.flatMap((field) => (columns[field] === undefined ? [] : [`${harmlessLine(columns[field])} → ${field}`]));
