import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { requiredFields } from '#shared/procedure/table-mapping.ts';
import { largestNotice } from '../../notices/limits.ts';
import { openTable } from '../../notices/tables/open-table.ts';
import { cellText } from '../../notices/tables/table.ts';
import type { Step } from '../context.ts';
import { mappingFor } from './tables-carry.ts';

const shownRows = 8;
const shown = (text: string): string => harmlessLine(text).slice(0, 200);

/** Opens a table for the user to say what its columns mean. Refuses with `table.*`, `file.*` or `notice.encoding-broken`. */
export const lookAtTable: Step<'tables.look'> = async ({ fileId, sheet }, { host }) => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const { size } = await stat(path.value);
  const file = harmlessLine(basename(path.value));
  if (size > largestNotice) return failKernel('file.too-large', { file, size, limit: largestNotice });
  const table = openTable(await readFile(path.value), sheet);
  if (!table.ok) return table;
  const { kind, sheets, header, rows } = table.value;
  const known = mappingFor(host.workspace, table.value, sheet);
  return ok({
    kind,
    sheets: sheets.map(shown),
    header: [...header],
    sample: rows.slice(0, shownRows).map(({ cells }) => header.map((_, index) => shown(cellText(cells[index])))),
    rowCount: rows.length,
    mapping: { ...known.mapping, columns: { ...known.mapping.columns } },
    basis: known.basis,
    missing: requiredFields.filter((field) => known.mapping.columns[field] === undefined),
  });
};
