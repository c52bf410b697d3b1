import { marketMethods, type MarketMapping } from '#shared/contract/market.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { newId } from '#shared/kernel/ids.ts';
import { languages } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { failMarket } from '#shared/market/codes.ts';
import { fieldsOf, type FieldShape, type MarketField, type MarketKind } from '#shared/market/fields.ts';
import { readRecord } from '#shared/market/read-record.ts';
import { nameOf, type MarketRecord } from '#shared/market/record.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { headerSignature } from '#shared/procedure/table-mapping.ts';
import { currencyNamed, writtenAmount } from '#shared/procedure/written-amount.ts';
import { dayAtStart } from '#shared/procedure/written-date.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textsIn } from '#shared/text/translator.ts';
import { openTable } from '../../notices/tables/open-table.ts';
import { cellText, isEmptyRow, type Cell, type Table } from '../../notices/tables/table.ts';
import { recordsOf } from '../../store/market/records.ts';
import { keepMapping, mappingOf } from '../../store/procedures/table-mappings.ts';
import type { Host, Step } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';
import { keepRecord } from './save.ts';

const largestTable = 16 * 1024 * 1024;
const mostRows = 20_000;
const shownRows = 8;
const mostFaults = 200;

const mappingShape = marketMethods['market.look'].output.shape.mapping;

const fold = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

const signatureOf = (kind: MarketKind, header: readonly string[]): string =>
  `market ${kind}\u001e${headerSignature(header)}`;

/** A heading is a field's own name, or what one of the program's languages calls it: so what was exported comes in again. */
const guess = async (kind: MarketKind, header: readonly string[]): Promise<MarketMapping['columns']> => {
  const every = await Promise.all(languages.map(textsIn));
  const columns: Record<string, string> = {};
  for (const [field] of fieldsOf(kind)) {
    const names = new Set([field, ...every.map(({ say }) => say(`market.field.${field}` as TextKey))].map(fold));
    const heading = header.find((one) => names.has(fold(one)) && !Object.values(columns).includes(one));
    if (heading !== undefined) columns[field] = heading;
  }
  return columns;
};

const missingIn = (kind: MarketKind, { columns }: MarketMapping): readonly MarketField[] =>
  fieldsOf(kind)
    .filter(([field, shape]) => shape.must === true && shape.type !== 'currency' && columns[field] === undefined)
    .map(([field]) => field);

type Known = { readonly mapping: MarketMapping; readonly basis: 'remembered' | 'guessed' };

const mappingFor = async (host: Host, kind: MarketKind, table: Table, sheet: string | null): Promise<Known> => {
  const kept = mappingOf(host.workspace.database, signatureOf(kind, table.header));
  const read = kept === null ? null : mappingShape.safeParse(JSON.parse(kept));
  return read?.success === true
    ? { mapping: read.data, basis: 'remembered' }
    : { mapping: { columns: await guess(kind, table.header), sheet }, basis: 'guessed' };
};

const openTaken = async (host: Host, fileId: string, sheet: string | null): Promise<Outcome<Table>> => {
  const file = await takeFile(host, fileId, largestTable);
  return file.ok ? openTable(Buffer.from(file.value.bytes), sheet) : file;
};

export const lookAtTable: Step<'market.look'> = async ({ fileId, kind, sheet }, { host }) => {
  const table = await openTaken(host, fileId, sheet);
  if (!table.ok) return table;
  const { sheets, header, rows } = table.value;
  const known = await mappingFor(host, kind, table.value, sheet);
  const shown = (text: string): string => harmlessLine(text).slice(0, 200);
  return ok({
    sheets: sheets.map(shown),
    header: header.map((heading) => heading.slice(0, 2_000)),
    sample: rows.slice(0, shownRows).map(({ cells }) => header.map((_, index) => shown(cellText(cells[index])))),
    rowCount: rows.length,
    ...known,
    missing: [...missingIn(kind, known.mapping)],
  });
};

const yes = /^(?:yes|true|1|x|✓|да|истина|نعم)$/iu;

/** What a cell says in the form in which a record takes it; text that is nothing of the kind goes on, and is refused there. */
const valueOf = (shape: FieldShape, cell: Cell | undefined, words: ReadonlyMap<string, string>): unknown => {
  const text = harmlessLine(cellText(cell)).replace(/^'(?=[=+\-@])/, '');
  if (/^[-–—]?$/.test(text)) return shape.type === 'yes' ? false : null;
  switch (shape.type) {
    case 'yes':
      return yes.test(text);
    case 'day':
    case 'month': {
      const day = dayAtStart(text, 'dmy')?.day ?? (/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
      return shape.type === 'month' ? day.slice(0, 7) : day;
    }
    case 'money':
    case 'number':
      return typeof cell === 'object' && 'n' in cell
        ? (decimalText(cell.n) ?? text)
        : (writtenAmount(text.replace(/\s*(?:₽|руб\.?|RUB)$/iu, '')) ?? text);
    case 'currency':
      return currencyNamed(text) ?? text;
    case 'choice':
      return words.get(fold(text)) ?? text;
    case 'line':
    case 'text':
    case 'lines':
    case 'inn':
    case 'code':
    case 'count':
    case 'bid':
    case 'ref':
      return text;
  }
};

/** What the languages call each choice of a field. */
const choiceWords = async (shape: FieldShape): Promise<ReadonlyMap<string, string>> => {
  if (shape.type !== 'choice') return new Map();
  const every = await Promise.all(languages.map(textsIn));
  return new Map(
    shape.choices.flatMap((choice) =>
      [choice, ...every.map(({ say }) => say(`market.choice.${choice}` as TextKey))].map((word) => [
        fold(word),
        choice,
      ]),
    ),
  );
};

type Reading = {
  readonly kind: MarketKind;
  readonly table: Table;
  readonly fields: readonly {
    readonly name: MarketField;
    readonly shape: FieldShape;
    readonly column: number;
    readonly words: ReadonlyMap<string, string>;
  }[];
};

type Fault = { row: number; column: string | null; text: string; fault: { code: string; details: Failure['details'] } };

/** The id of the record of that name (or id); what is none stays as it is and is refused with the row. */
const named = (host: Host, kind: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const found = recordsOf(host.workspace.database, kind as MarketKind).find(
    (record) => record.recordId === value || nameOf(record).toLowerCase() === value.toLowerCase(),
  );
  return found?.recordId ?? value;
};

/** Firms of the same name are the same page: a row that comes again edits it. */
const existing = (host: Host, kind: MarketKind, raw: Readonly<Record<string, unknown>>): MarketRecord | null => {
  const name = raw['name'];
  if (typeof name !== 'string' || !['supplier', 'competitor', 'customer', 'channel'].includes(kind)) return null;
  return (
    recordsOf(host.workspace.database, kind).find((one) => nameOf(one).toLowerCase() === name.toLowerCase()) ?? null
  );
};

class Refused extends Error {}

const takeRows = (
  host: Host,
  { kind, table, fields }: Reading,
): { stored: number; replaced: number; faults: Fault[] } => {
  const faults: Fault[] = [];
  let [stored, replaced] = [0, 0];
  try {
    host.workspace.database.transaction(() => {
      for (const { row, cells } of table.rows) {
        if (isEmptyRow(cells) || faults.length >= mostFaults) continue;
        const raw = Object.fromEntries(
          fields.map(({ name, shape, column, words }) => {
            const value = valueOf(shape, cells[column], words);
            return [name, shape.type === 'ref' ? named(host, shape.to, value) : value];
          }),
        );
        const known = existing(host, kind, raw);
        // A column that the table lacks leaves what is kept as it is.
        const whole = known === null ? raw : { ...known, ...raw };
        const read = readRecord(kind, known?.recordId ?? newId(host.random), whole);
        const kept = read.ok ? keepRecord(host, read.value) : read;
        if (kept.ok) {
          stored += 1;
          if (known !== null) replaced += 1;
          continue;
        }
        const path = String(kept.error.details['path'] ?? '').split('.')[0];
        const field = fields.find(({ name }) => name === path);
        faults.push({
          row,
          column: field === undefined ? null : harmlessLine(table.header[field.column] ?? '').slice(0, 200),
          text: field === undefined ? '' : harmlessLine(cellText(cells[field.column])).slice(0, 200),
          fault: kept.error,
        });
      }
      if (faults.length > 0) throw new Refused();
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { stored: 0, replaced: 0, faults };
  }
  return { stored, replaced, faults };
};

/** Every row as a record, or none; a mapping that is given is remembered for these headings. */
export const importRecords: Step<'market.import'> = async ({ fileId, kind, mapping: given }, { host }) => {
  if (kind === 'person') return failKernel('input.invalid', { path: 'kind', reason: kind });
  const opened = await openTaken(host, fileId, given?.sheet ?? null);
  if (!opened.ok) return opened;
  const table = opened.value;
  const mapping = given ?? (await mappingFor(host, kind, table, null)).mapping;
  const missing = missingIn(kind, mapping);
  if (missing.length > 0) return failMarket('market.column-missing', { columns: missing });
  const strange = Object.values(mapping.columns).find((heading) => !table.header.includes(heading));
  if (strange !== undefined) return failMarket('market.column-unknown', { column: harmlessLine(strange).slice(0, 60) });
  if (table.rows.length === 0) return failMarket('market.table-empty');
  if (table.rows.length > mostRows) return failMarket('market.table-too-long', { limit: mostRows });
  const fields = await Promise.all(
    fieldsOf(kind).flatMap(([name, shape]) => {
      const heading = mapping.columns[name];
      if (heading === undefined) return [];
      const column = table.header.indexOf(heading);
      return [choiceWords(shape).then((words) => ({ name, shape, column, words }))];
    }),
  );
  const taken = takeRows(host, { kind, table, fields });
  if (taken.faults.length === 0) {
    const { database } = host.workspace;
    if (given !== null) keepMapping(database, signatureOf(kind, table.header), JSON.stringify(mapping), host.clock());
    host.emit({ type: 'changed', subject: 'market' });
  }
  return ok(taken);
};
