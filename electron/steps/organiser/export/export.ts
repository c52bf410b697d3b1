import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Given } from '#shared/contract/index.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { directionOf } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { textsIn } from '#shared/text/translator.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import { procedureKeyOf } from '../../../store/procedures/ids.ts';
import { recordsOf } from '../../../store/organiser/selection.ts';
import type { Call, Step } from '../../context.ts';
import { orderedKeys } from '../../procedures/list-procedures.ts';
import { resolveSelection } from '../selected.ts';
import { cellOf, type Cell, type CellSetting } from './cells.ts';
import { csvLine, csvStart, type CsvSetting } from './csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { headingXml, rowXml } from './xlsx-sheet.ts';
import { sheetEnd, sheetStart } from './xlsx-parts.ts';

/** Rows of a sheet with its heading (ECMA-376; Excel and LibreOffice alike). */
const mostSheetRows = 1_048_576;
/** Rows read and written in one go; between two of them others are heard. */
const piece = 500;

const wide: ReadonlySet<ProcedureColumn> = new Set(['title', 'buyer', 'reason-text', 'last-note', 'next-step']);
const widthOf = (column: ProcedureColumn): number => (wide.has(column) ? 48 : 20);

const zoned: ReadonlySet<ProcedureColumn> = new Set(['published', 'deadline', 'moved', 'imported']);

type Rows = {
  readonly keys: readonly number[];
  readonly columns: readonly ProcedureColumn[];
  readonly setting: CellSetting;
};

class Cancelled extends Error {}

/** Rows in pieces; a procedure that went meanwhile is left out. */
const pieces = async function* ({ keys, columns, setting }: Rows, call: Call): AsyncGenerator<readonly Cell[][]> {
  for (let start = 0; start < keys.length; start += piece) {
    if (call.signal.aborted) throw new Cancelled();
    const records = recordsOf(setting.workspace.database, keys.slice(start, start + piece));
    yield records.map((record) => columns.map((column) => cellOf[column](record, setting)));
    call.progress(Math.min(keys.length, start + piece), keys.length, 'records', '');
    await new Promise((heard) => setImmediate(heard));
  }
};

type Told = { rows: number };

const csvText = async function* (
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[][]>,
  setting: CsvSetting,
  told: Told,
): AsyncGenerator<string> {
  yield (
    csvStart +
      csvLine(
        headings.map((text) => ({ kind: 'text', text })),
        setting,
      )
  );
  for await (const some of rows) {
    told.rows += some.length;
    yield some.map((cells) => csvLine(cells, setting)).join('');
  }
};

const sheetXml = async function* (
  columns: readonly ProcedureColumn[],
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[][]>,
  page: { readonly zone: string; readonly isRightToLeft: boolean },
  told: Told,
): AsyncGenerator<string> {
  yield (
    sheetStart(
      columns.map((column) => widthOf(column)),
      page.isRightToLeft,
    ) + headingXml(headings)
  );
  for await (const some of rows) {
    const first = told.rows + 2;
    told.rows += some.length;
    yield some.map((cells, index) => rowXml(cells, first + index, page.zone)).join('');
  }
  yield sheetEnd(columns.length, told.rows + 1);
};

/** `procedures-2026-11-23-070000.csv`: names of one folder that sort by time. */
const ownName = (now: string, format: string): string =>
  `procedures-${now.slice(0, 10)}-${now.slice(11, 19).replaceAll(':', '')}.${format}`;

const keySet = (ids: readonly string[]): ReadonlySet<number | null> => new Set(ids.map(procedureKeyOf));

const keysOf = (
  question: Given<'procedures.export'>,
  call: Call,
): Outcome<Omit<Rows, 'columns' | 'setting'> & { lists: CellSetting['lists']; now: number }> => {
  const { workspace } = call.host;
  const resolved = resolveSelection(workspace, question, moscow, question.order);
  if (!resolved.ok) return resolved;
  const { selected, lists, now } = resolved.value;
  const keys = selected === null ? [] : orderedKeys(workspace, question, selected, lists);
  const only = question.ids === null ? null : keySet(question.ids);
  const without = keySet(question.except);
  return ok({ keys: keys.filter((key) => (only === null || only.has(key)) && !without.has(key)), lists, now });
};

/** Moscow's time, as the list shows it; each heading of a time says so. */
export const exportProcedures: Step<'procedures.export'> = async (question, call) => {
  const { host } = call;
  const { columns, format, language, separator } = question;
  const found = keysOf(question, call);
  if (!found.ok) return found;
  const { keys, lists, now } = found.value;
  if (format === 'xlsx' && keys.length >= mostSheetRows)
    return failOrganiser('organiser.too-many-rows', { limit: mostSheetRows - 1 });

  const { say } = await textsIn(language);
  const headings = columns.map((column) =>
    zoned.has(column) ? `${say(`organiser.column.${column}`)} (${moscow})` : say(`organiser.column.${column}`),
  );
  const setting: CellSetting = { workspace: host.workspace, lists, now, language, say };
  const rows = pieces({ keys, columns, setting }, call);
  const folder = join(host.workspace.folder, 'exports');
  if (question.out === null) await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = question.out === null ? join(folder, ownName(host.clock(), format)) : resolve(question.out);
  const told: Told = { rows: 0 };
  try {
    const written = await writeWhole(path, async (handle) => {
      if (format === 'xlsx') {
        const page = { zone: moscow, isRightToLeft: directionOf(language) === 'rtl' };
        const xml = sheetXml(columns, headings, rows, page, told);
        await writeXlsx(handle, { name: 'Bidwright', xml }, now);
      } else {
        const decimalMark = language === 'ru' ? ',' : '.';
        for await (const text of csvText(headings, rows, { separator, decimalMark, zone: moscow }, told))
          await handle.appendFile(text);
      }
      return ok(null);
    });
    return written.ok ? ok({ path, name: basename(path), rows: told.rows }) : written;
  } catch (error) {
    if (error instanceof Cancelled) return failKernel('call.cancelled');
    throw error;
  }
};
