import { describe, expect, it } from 'vitest';
import { mostCounted, type Condition } from '#electron/store/procedures/candidates.ts';
import { findProcedures, procedureOrders, type ProcedureOrder } from '#electron/store/procedures/query.ts';
import { withWholeWords } from '#electron/store/procedures/whole-words.ts';
import type { Database, Row } from '#electron/store/database.ts';
import { searchQuery } from '#shared/procedure/search-words.ts';
import { temporaryWorkspace } from '#test/kit/workspaces.ts';

const goods = ['насосы', 'кабель', 'мебель', 'шины'] as const;
const rows = mostCounted + 50;

/** Rows as an import would leave them: a word in all, one of four in each, a number of its own; every third undated. */
const filled = async (): Promise<Database> => {
  const { database } = await temporaryWorkspace();
  database.transaction(() => {
    for (let at = 1; at <= rows; at += 1) {
      const title = `Поставка ${at % 2 === 0 ? 'насоса' : 'насосов'} ${goods[at % 4]} договор ${at}`;
      database.run(
        `INSERT INTO procedure (source_id, source_format, edition, title, buyer, deadline, published, currency, amount_order,
           title_order, buyer_order, imported_at) VALUES (?, 'ocds', 1, ?, '', ?, ?, ?, ?, ?, '', 1)`,
        [
          `n${at}`,
          title,
          at % 3 === 0 ? null : (at * 7919) % 10_007,
          (at * 31) % 997,
          at % 50 === 0 ? 'EUR' : 'RUB',
          (at * 13) % 101,
          title.toLowerCase(),
        ],
      );
      database.run('INSERT INTO procedure_words (rowid, title, buyer, words) VALUES (?, ?, ?, ?)', [at, title, '', '']);
    }
  });
  return database;
};

type Asked = {
  readonly search: string | null;
  readonly conditions?: readonly Condition[];
  readonly order?: ProcedureOrder;
  readonly descending?: boolean;
  readonly offset?: number;
};

/** The plainest way to the same answer. */
const expected = (database: Database, asked: Asked): readonly string[] => {
  const { search, conditions = [], order = 'deadline', descending = false } = asked;
  const match = search === null ? null : searchQuery(search);
  const where = [
    ...conditions.map(([sql]) => sql),
    ...(match === null ? [] : ['procedure_key IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)']),
  ];
  const column = procedureOrders[order];
  const direction = descending ? 'DESC' : 'ASC';
  return database
    .all<Row & { source_id: string }>(
      `SELECT source_id FROM procedure ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}
       ORDER BY ${column} IS NULL, ${column} ${direction}, procedure_key ${direction}`,
      [...conditions.flatMap(([, ...values]) => values), ...(match === null ? [] : [match])],
    )
    .map((row) => row.source_id);
};

const limit = 30;
const found = (database: Database, asked: Asked) => {
  const { search, conditions = [], order = 'deadline', descending = false, offset = 0 } = asked;
  const match = search === null ? null : searchQuery(search);
  return findProcedures(database, { match, conditions, order, descending, offset, limit });
};

const euro: Condition = ['currency = ?', 'EUR'];
const rouble: Condition = ['currency = ?', 'RUB'];
const early: Condition = ['deadline < ?', 500];
const questions: readonly Asked[] = [
  { search: null },
  { search: null, conditions: [early] },
  { search: null, conditions: [euro], order: 'value' },
  { search: null, conditions: [rouble] },
  // In every row, in some of them, in one, in none; a beginning of few words and one of thousands.
  { search: 'поставка' },
  { search: 'поставка', offset: 9_990 },
  { search: 'поставка', order: 'title', descending: true },
  { search: 'насос', order: 'published', descending: true },
  { search: 'кабель' },
  { search: 'кабель', order: 'title' },
  { search: 'договор 4711' },
  { search: '471' },
  { search: 'договор 1', order: 'value', descending: true },
  { search: 'нет такого' },
  { search: 'поставка', conditions: [early] },
  { search: 'поставка', conditions: [euro], descending: true },
  { search: 'мебель', conditions: [rouble] },
  { search: 'поставка', conditions: [rouble, early], order: 'published' },
];

describe('a search among thousands', () => {
  it('gives the rows that the plainest query gives, whichever way was taken to them', async () => {
    const database = await filled();
    for (const asked of questions) {
      const all = expected(database, asked);
      const offset = asked.offset ?? 0;
      for (const from of new Set([offset, Math.max(0, all.length - limit - 1), all.length])) {
        const page = found(database, { ...asked, offset: from });
        const told = `${JSON.stringify(asked)} from ${from}`;
        expect(page.totalIsLeast ?? false, told).toBe(false);
        expect(page.total, told).toBe(all.length);
        expect(
          page.records.map((record) => record.source_id),
          told,
        ).toEqual(all.slice(from, from + limit));
      }
    }
  });

  it('tells that there are more than it waited to count, and still gives every page', async () => {
    const database = await filled();
    const asked: Asked = { search: 'поставка', conditions: [['currency <> ?', 'USD']] };
    const all = expected(database, asked);
    for (const offset of [0, 5_000, mostCounted + 10]) {
      const page = found(database, { ...asked, offset });
      expect(page).toMatchObject({ total: mostCounted, totalIsLeast: true });
      expect(page.records.map((record) => record.source_id)).toEqual(all.slice(offset, offset + limit));
    }
  });

  it('names the words that begin so where they are few, and leaves the beginning where they are many', async () => {
    const database = await filled();
    expect(withWholeWords(database, '"насос"* AND "кабель"')).toEqual({
      query: '("насоса" OR "насосов" OR "насосы") AND "кабель"',
      hasBeginnings: false,
    });
    expect(withWholeWords(database, '"1"*')).toEqual({ query: '"1"*', hasBeginnings: true });
    expect(withWholeWords(database, '"ДОГ"* OR "нет"*').query).toBe('("договор") OR "нет"*');
  });
});
