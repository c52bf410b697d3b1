import { describe, expect, it } from 'vitest';
import { tablesBeside, tablesOfBid } from '#electron/steps/handover/travels.ts';
import type { Database, Row } from '#electron/store/database.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

const namesOf = (database: Database, pragma: string, column: string): readonly string[] =>
  database.all(pragma).map((row: Row) => String(row[column]));

/** Tables with a bid's id, and those that refer to one of them. */
const hanging = (database: Database, tables: readonly string[]): ReadonlySet<string> => {
  const found = new Set(
    tables.filter(
      (table) => table === 'bid' || namesOf(database, `PRAGMA table_info(${table})`, 'name').includes('bid_id'),
    ),
  );
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const table of tables)
      if (namesOf(database, `PRAGMA foreign_key_list(${table})`, 'table').some((named) => found.has(named)))
        found.add(table);
  }
  return found;
};

describe('what of a bid travels', () => {
  it('is decided for every table and every column that hangs on a bid, and said of every other table', async () => {
    const { database } = (await openWorkstation()).host.workspace;
    const virtual = namesOf(
      database,
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'`,
      'name',
    );
    const tables = namesOf(
      database,
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
      'name',
    ).filter((table) => !virtual.some((index) => table === index || table.startsWith(`${index}_`)));
    const ofBids = hanging(database, tables);
    expect([...ofBids].toSorted()).toEqual(Object.keys(tablesOfBid).toSorted());
    expect(tables.filter((table) => !ofBids.has(table)).toSorted()).toEqual(Object.keys(tablesBeside).toSorted());
    for (const table of ofBids) {
      const { travels, stays } = tablesOfBid[table] ?? { travels: [], stays: {} };
      const columns = namesOf(database, `PRAGMA table_info(${table})`, 'name');
      expect([...travels, ...Object.keys(stays)].toSorted(), table).toEqual([...columns].toSorted());
    }
  });
});
