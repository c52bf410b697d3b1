import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { Database, Row } from '../database.ts';

/** One edition as it comes from a reader; see `Found` in electron/notices. */
export type NewEdition = {
  readonly kind: 'release' | 'compiled';
  readonly date: number | null;
  readonly noticeId: string;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
  readonly inner: string;
  readonly entry: IndexEntry;
};

export type EditionRow = Row & {
  number: number;
  kind: 'release' | 'compiled';
  published: number | null;
  notice_id: string;
  checksum: number;
  source_key: number;
  slice_offset: number;
  slice_length: number;
  slice_path: string;
  imported_at: number;
};

/** What only the notices' bytes can tell; the step gives it. */
export type EditionContents = {
  /** Whether an edition already kept says the same as the new one, though its bytes differ. */
  readonly isSame: (kept: EditionRow, coming: NewEdition) => boolean;
  /** The list entry of the state after all these editions. */
  readonly entryAfter: (editions: readonly EditionRow[], sourceId: string) => IndexEntry;
};

export type WrittenEdition =
  | {
      readonly change: 'none' | 'procedure' | 'edition' | 'earlier-edition';
      readonly key: number;
      readonly edition: number;
      readonly title: string;
    }
  /** It names nothing, and there is no earlier edition that does. */
  | { readonly change: 'refused' };

const factsOf = (entry: IndexEntry) =>
  [
    entry.title ?? entry.sourceId,
    entry.buyer,
    entry.status,
    entry.deadline?.milliseconds ?? null,
    entry.deadline?.offset ?? null,
    entry.publishedAt?.milliseconds ?? null,
    entry.value?.amount ?? null,
    entry.value?.currency ?? null,
    entry.value === null ? null : Number(entry.value.amount),
    entry.order.title,
    entry.order.buyer,
    entry.buyerInn,
  ] as const;

const insertProcedure = `
  INSERT INTO procedure (title, buyer, status, deadline, deadline_offset, published, amount, currency, amount_order,
    title_order, buyer_order, buyer_inn, source_id, source_format, edition, imported_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING`;
const updateProcedure = `
  UPDATE procedure SET title = ?, buyer = ?, status = ?, deadline = ?, deadline_offset = ?, published = ?, amount = ?,
    currency = ?, amount_order = ?, title_order = ?, buyer_order = ?, buyer_inn = ?, edition = ?, imported_at = ?
  WHERE procedure_key = ?`;
const insertEdition = `
  INSERT INTO edition (procedure_key, number, kind, published, notice_id, checksum, source_key, slice_offset, slice_length,
    slice_path, imported_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertWords = 'INSERT INTO procedure_words (rowid, title, buyer, words) VALUES (?, ?, ?, ?)';
const replaceWords = 'INSERT OR REPLACE INTO procedure_words (rowid, title, buyer, words) VALUES (?, ?, ?, ?)';

export const editionsOf = (database: Database, procedureKey: number): EditionRow[] =>
  database.all<EditionRow>(
    `SELECT number, kind, published, notice_id, checksum, source_key, slice_offset, slice_length, slice_path, imported_at
     FROM edition WHERE procedure_key = ? ORDER BY number`,
    [procedureKey],
  );

/** Where an edition's bytes are and what it is known by, without the entry of the list. */
export type EditionPlace = Omit<NewEdition, 'entry'> & { readonly sourceKey: number; readonly importedAt: number };

const insertAt = (database: Database, key: number, number: number, place: EditionPlace): void => {
  database.run(insertEdition, [
    key,
    number,
    place.kind,
    place.date,
    place.noticeId,
    place.checksum,
    place.sourceKey,
    place.offset,
    place.length,
    place.inner,
    place.importedAt,
  ]);
};

/**
 * Puts an edition among those of a known procedure, by its date (those without one come last, as they came); the numbers of
 * later ones move up. Returns its number.
 */
export const insertEditionOf = (database: Database, key: number, place: EditionPlace): number => {
  const kept = editionsOf(database, key);
  const { date } = place;
  const later = date === null ? [] : kept.filter(({ published }) => published === null || published > date);
  // From the last down, so that no number is taken twice on the way.
  for (const edition of later.toReversed())
    database.run('UPDATE edition SET number = ? WHERE procedure_key = ? AND number = ?', [
      edition.number + 1,
      key,
      edition.number,
    ]);
  const number = kept.length - later.length + 1;
  insertAt(database, key, number, place);
  return number;
};

/** Reads the state of a procedure after its editions anew and writes it to the list. Returns its title. */
export const refreshProcedure = (
  database: Database,
  key: number,
  sourceId: string,
  now: number,
  contents: EditionContents,
): string | null => {
  const editions = editionsOf(database, key);
  const state = contents.entryAfter(editions, sourceId);
  database.run(updateProcedure, [...factsOf(state), editions.length, now, key]);
  database.run(replaceWords, [key, state.search.title, state.search.buyer, state.search.words]);
  return state.title;
};

/**
 * Writes what a reader found. Editions are ordered by the date they carry, so a late one finds its place among them; what is
 * bound to an edition is bound to its digest too. Must run inside a transaction.
 */
export const writeEdition = (
  database: Database,
  sourceKey: number,
  coming: NewEdition,
  now: number,
  contents: EditionContents,
): WrittenEdition => {
  const { entry } = coming;
  const place = { ...coming, sourceKey, importedAt: now };
  if (entry.title !== null) {
    const inserted = database.run(insertProcedure, [...factsOf(entry), entry.sourceId, entry.sourceFormat, now]);
    if (inserted.changes === 1) {
      insertAt(database, inserted.key, 1, place);
      database.run(insertWords, [inserted.key, entry.search.title, entry.search.buyer, entry.search.words]);
      return { change: 'procedure', key: inserted.key, edition: 1, title: entry.title };
    }
  }
  const known = database.get<Row & { procedure_key: number; title: string; edition: number }>(
    'SELECT procedure_key, title, edition FROM procedure WHERE source_id = ? AND source_format = ?',
    [entry.sourceId, entry.sourceFormat],
  );
  if (known === undefined) return { change: 'refused' };
  const key = known.procedure_key;
  const kept = editionsOf(database, key);
  const isLike = (edition: EditionRow): boolean =>
    edition.notice_id === coming.noticeId && edition.published === coming.date;
  const twin =
    kept.find(
      (edition) => isLike(edition) && edition.checksum === coming.checksum && contents.isSame(edition, coming),
    ) ??
    kept.find((edition) => isLike(edition) && edition.checksum !== coming.checksum && contents.isSame(edition, coming));
  if (twin !== undefined) return { change: 'none', key, edition: twin.number, title: known.title };
  const number = insertEditionOf(database, key, place);
  const title = refreshProcedure(database, key, entry.sourceId, now, contents) ?? known.title;
  return { change: number <= kept.length ? 'earlier-edition' : 'edition', key, edition: number, title };
};
