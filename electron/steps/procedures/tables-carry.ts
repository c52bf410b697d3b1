import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { failIntake } from '#shared/procedure/intake-codes.ts';
import {
  fitMapping,
  guessMapping,
  headerSignature,
  noMapping,
  requiredFields,
  type TableMapping,
} from '#shared/procedure/table-mapping.ts';
import { tableMapping } from '#shared/contract/table-mapping.ts';
import { largestNotice } from '../../notices/limits.ts';
import { packTable } from '../../notices/tables/carrier.ts';
import { groupRows } from '../../notices/tables/group.ts';
import { looksLikeTable, openTable } from '../../notices/tables/open-table.ts';
import { mappedColumns } from '../../notices/tables/procedure.ts';
import type { Table } from '../../notices/tables/table.ts';
import { packText } from '../../notices/text/text.ts';
import { recogniseText } from '../../notices/text/recognise.ts';
import { keepMapping, mappingOf } from '../../store/procedures/table-mappings.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { ImportAnswer } from './types.ts';

/** Beyond the size of any notice, with room for what stands around the rows. */
const largestTable = largestNotice - 1024 * 1024;
const headSize = 64 * 1024;

const readAll = async (path: string): Promise<Outcome<Buffer>> => {
  const name = harmlessLine(basename(path));
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > largestTable) return failKernel('file.too-large', { file: name, size, limit: largestTable });
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return failKernel('file.unreadable', {
      file: name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
};

const isTableFile = async (path: string): Promise<boolean> => {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, 0);
      const head = buffer.subarray(0, bytesRead);
      if (head.length > 4 && head.readUInt32LE(0) === 0x04034b50) {
        const whole = await readAll(path);
        return whole.ok && looksLikeTable(whole.value);
      }
      return looksLikeTable(head);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
};

export type KnownMapping = {
  readonly mapping: TableMapping;
  readonly basis: 'remembered' | 'guessed';
  readonly missing: readonly string[];
  readonly isCertain: boolean;
};

/** What a table's headings were confirmed to mean, or what their words say. */
export const mappingFor = (workspace: Workspace, table: Table, sheet: string | null): KnownMapping => {
  const kept = mappingOf(workspace.database, headerSignature(table.header));
  const remembered = kept === null ? null : tableMapping.safeParse(JSON.parse(kept));
  if (remembered?.success === true)
    return { mapping: fitMapping(remembered.data, table.header), basis: 'remembered', missing: [], isCertain: true };
  const guess = guessMapping(table.header);
  return {
    mapping: { ...noMapping, columns: guess.columns, sheet },
    basis: 'guessed',
    missing: guess.missing,
    isCertain: guess.isCertain,
  };
};

const faultOf = (mapping: TableMapping, header: readonly string[]): string | null => {
  const strange = Object.values(mapping.columns).find((heading) => !header.includes(heading));
  if (strange !== undefined) return `no column “${harmlessLine(strange).slice(0, 60)}”`;
  const missing = requiredFields.filter((field) => mapping.columns[field] === undefined);
  return missing.length === 0 ? null : `no column for ${missing.join(', ')}`;
};

type Carry = {
  readonly bytes: Buffer;
  readonly table: Table;
  readonly mapping: TableMapping;
  readonly isGiven: boolean;
};

const carryTable = async (
  workspace: Workspace,
  path: string,
  given: TableMapping | null,
  isAskedFor: boolean,
): Promise<Outcome<Carry>> => {
  const bytes = await readAll(path);
  if (!bytes.ok) return bytes;
  const table = openTable(bytes.value, given?.sheet ?? null);
  if (!table.ok) return table;
  const known = given === null ? mappingFor(workspace, table.value, null) : null;
  const mapping = given ?? known?.mapping ?? noMapping;
  if (known?.basis === 'guessed' && (!isAskedFor || known.missing.length > 0))
    return failIntake('table.not-mapped', {
      columns: mappedColumns(mapping),
      missing: known.missing.length === 0 ? null : known.missing,
    });
  const fault = faultOf(mapping, table.value.header);
  if (fault !== null) return failIntake('table.mapping-invalid', { reason: fault });
  const { header, kind, formulas } = table.value;
  const { procedures, findings } = groupRows(table.value, mapping);
  const head = {
    kind,
    name: harmlessLine(basename(path)),
    mapping,
    header,
    formulas,
    findings,
    isGuess: known?.basis === 'guessed',
  };
  return ok({ bytes: packTable(head, procedures, bytes.value), table: table.value, mapping, isGiven: given !== null });
};

const carryText = async (path: string): Promise<Outcome<Buffer>> => {
  const bytes = await readAll(path);
  if (!bytes.ok) return bytes;
  const text = bytes.value
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .slice(0, 200_000);
  return ok(packText({ facts: recogniseText(text), zone: null, text }));
};

export type Carried = {
  /** What to import instead of each file, in order; a file that is no table stands for itself. */
  readonly paths: readonly { readonly from: string; readonly to: string }[];
  /** Files that were refused before any import. */
  readonly refused: ImportAnswer['files'];
  readonly drop: () => Promise<void>;
};

const refusal = (path: string, { code, details }: Failure): ImportAnswer['files'][number] => {
  const finding: Finding = { code, severity: 'blocker', place: { file: harmlessLine(basename(path)) }, details };
  return { file: path, outcome: 'refused', findings: [finding] };
};

/**
 * Puts tables and texts among files to import into the form in which the workspace keeps them. A table needs a mapping:
 * the one given (which is remembered), the one remembered for its headings, or, where the user names the format, what the
 * headings say. Everything else is left as it is.
 */
export const carryTables = async (
  workspace: Workspace,
  files: readonly string[],
  format: string,
  given: TableMapping | null,
): Promise<Carried> => {
  const isAskedFor = format === 'csv' || format === 'xlsx';
  const paths: { from: string; to: string }[] = [];
  const refused: ImportAnswer['files'] = [];
  let folder: string | null = null;
  const keep = async (from: string, bytes: Buffer): Promise<void> => {
    folder ??= await mkdtemp(join(workspace.folder, '.incoming-'));
    // Findings name the file as the user knows it.
    const own = join(folder, String(paths.length));
    await mkdir(own);
    const to = join(own, basename(from));
    await writeFile(to, bytes, { mode: 0o600 });
    paths.push({ from, to });
  };
  for (const from of files) {
    if (format === 'text') {
      const carried = await carryText(from);
      if (carried.ok) await keep(from, carried.value);
      else refused.push(refusal(from, carried.error));
    } else if (isAskedFor || (format === 'auto' && (given !== null || (await isTableFile(from))))) {
      const carried = await carryTable(workspace, from, given, isAskedFor);
      if (!carried.ok) refused.push(refusal(from, carried.error));
      else {
        if (carried.value.isGiven)
          keepMapping(
            workspace.database,
            headerSignature(carried.value.table.header),
            JSON.stringify(carried.value.mapping),
            workspace.clock(),
          );
        await keep(from, carried.value.bytes);
      }
    } else paths.push({ from, to: from });
  }
  return {
    paths,
    refused,
    drop: async () => {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
};
