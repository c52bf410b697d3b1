import type { Finding } from '#shared/kernel/failure.ts';
import type { TableMapping } from '#shared/procedure/table-mapping.ts';
import type { Table, TableRow } from './table.ts';

/**
 * A table on its way into the workspace: what its columns mean, its rows grouped by procedure, and behind them the file as
 * it came. So an edition can always be read again from its own bytes, in the meaning that was confirmed then.
 */
export type CarrierHead = {
  readonly kind: Table['kind'];
  readonly name: string;
  readonly mapping: TableMapping;
  readonly header: readonly string[];
  readonly formulas: Table['formulas'];
  /** What was noticed while the rows were grouped. */
  readonly findings: readonly Finding[];
  /** The mapping was guessed from the headings and nobody has confirmed it. */
  readonly isGuess: boolean;
};

/** The rows of one procedure: the first tells of it, each tells of one position where the table has positions. */
export type CarriedProcedure = readonly TableRow[];

export const carrierMark = 'bidwright-table 1';
const end = '\n--- the file as it came\n';

/** The same table, mapping and name give the same bytes. */
export const packTable = (head: CarrierHead, procedures: readonly CarriedProcedure[], original: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${carrierMark}\n${[JSON.stringify(head), ...procedures.map((rows) => JSON.stringify(rows))].join('\n')}${end}`,
    ),
    original,
  ]);

export type CarriedLine = { readonly offset: number; readonly length: number; readonly rows: CarriedProcedure };
export type Carried = { readonly head: CarrierHead; readonly lines: readonly CarriedLine[] };

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

const isRows = (value: unknown): value is CarriedProcedure =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (row) => typeof row === 'object' && row !== null && 'row' in row && 'cells' in row && Array.isArray(row.cells),
  );

const isHead = (value: unknown): value is CarrierHead =>
  typeof value === 'object' && value !== null && 'kind' in value && 'mapping' in value && 'header' in value;

/** What was packed; null where the bytes are not such a file. */
export const unpackTable = (bytes: Buffer): Carried | null => {
  const stop = bytes.indexOf(end);
  if (!bytes.subarray(0, carrierMark.length + 1).equals(Buffer.from(`${carrierMark}\n`)) || stop === -1) return null;
  const lines: CarriedLine[] = [];
  let head: CarrierHead | null = null;
  for (let at = carrierMark.length + 1; at < stop;) {
    const found = bytes.indexOf(0x0a, at);
    const until = found === -1 || found > stop ? stop : found;
    const line = bytes.subarray(at, until);
    const value = parsed(line);
    if (head === null) {
      if (!isHead(value)) return null;
      head = value;
    } else {
      if (!isRows(value)) return null;
      lines.push({ offset: at, length: until - at, rows: value });
    }
    at = until + 1;
  }
  return head === null ? null : { head, lines };
};

/** One procedure's line by itself, as an edition keeps it. */
export const unpackLine = (bytes: Buffer): CarriedProcedure | null => {
  const value = parsed(bytes);
  return isRows(value) ? value : null;
};
