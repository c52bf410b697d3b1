import type { Finding } from '#shared/kernel/failure.ts';
import type { TableMapping } from '#shared/procedure/table-mapping.ts';
import type { CarriedProcedure } from './carrier.ts';
import { cellText, type Table, type TableRow } from './table.ts';

export type Grouped = { readonly procedures: readonly CarriedProcedure[]; readonly findings: readonly Finding[] };

/** Column numbers by field; a heading that the table does not have gives none. */
export const columnsOf = (header: readonly string[], mapping: TableMapping): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(mapping.columns).flatMap(([field, heading]) => {
      const index = header.indexOf(heading);
      return index === -1 ? [] : [[field, index] as const];
    }),
  );

/** Rows of one number together, in the order in which the numbers first stand. Rows that name nothing are passed over. */
export const groupRows = (table: Table, mapping: TableMapping): Grouped => {
  const columns = columnsOf(table.header, mapping);
  const at = (row: TableRow, field: string): string => {
    const index = columns.get(field);
    return index === undefined ? '' : cellText(row.cells[index]);
  };
  const groups = new Map<string, TableRow[]>();
  const findings: Finding[] = [];
  for (const row of table.rows) {
    const number = at(row, 'number');
    if (number === '' && at(row, 'title') === '') {
      const details = { row: row.row };
      findings.push({ code: 'table.row-skipped', severity: 'info', place: { line: row.row }, details });
      continue;
    }
    const key = number === '' ? `row ${row.row}` : number;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else {
      group.push(row);
      if (!columns.has('item') && !columns.has('lot'))
        findings.push({
          code: 'table.number-twice',
          severity: 'warning',
          place: { line: row.row },
          details: { row: row.row, number },
        });
    }
  }
  return { procedures: [...groups.values()], findings };
};
