import { foldForSearch } from '#shared/procedure/search-words.ts';
import type { Database, Row } from '../database.ts';

/** How tags are compared: without case and accents, with single spaces. */
export const foldTag = (name: string): string => foldForSearch(name.trim().replace(/\s+/g, ' ')).toLowerCase();

type KeyRow = Row & { tag_key: number };

export const tagKeyOf = (database: Database, name: string): number | null =>
  database.get<KeyRow>('SELECT tag_key FROM tag WHERE folded = ?', [foldTag(name)])?.tag_key ?? null;

/** Up to so many procedures have a rare tag. */
const rare = 5_000;

/** A tag in use, and whether it leads to few procedures. */
export const tagKnown = (
  database: Database,
  name: string,
): { readonly tagKey: number; readonly isRare: boolean } | null => {
  const tagKey = tagKeyOf(database, name);
  if (tagKey === null) return null;
  const more = database.get('SELECT 1 FROM procedure_tag WHERE tag_key = ? LIMIT 1 OFFSET ?', [tagKey, rare]);
  return { tagKey, isRare: more === undefined };
};

export const tagNamed = (database: Database, tagKey: number): string | null =>
  database.get<Row & { name: string }>('SELECT name FROM tag WHERE tag_key = ?', [tagKey])?.name ?? null;

/** The tag's key, made where it is new: it stands in the index of words beside the notes, under a negative number. */
export const ensureTag = (database: Database, name: string): number => {
  const known = tagKeyOf(database, name);
  if (known !== null) return known;
  const shown = name.trim().replace(/\s+/g, ' ');
  const { key } = database.run('INSERT INTO tag (name, folded) VALUES (?, ?)', [shown, foldTag(name)]);
  database.run('INSERT INTO note_words (rowid, text) VALUES (?, ?)', [-key, foldForSearch(shown)]);
  return key;
};

/** Tags that no procedure has any more. */
export const dropUnusedTags = (database: Database, tagKeys: readonly number[]): void => {
  for (const key of tagKeys) {
    if (database.get('SELECT 1 FROM procedure_tag WHERE tag_key = ? LIMIT 1', [key]) !== undefined) continue;
    database.run('DELETE FROM note_words WHERE rowid = ?', [-key]);
    database.run('DELETE FROM tag WHERE tag_key = ?', [key]);
  }
};

export type TagUse = Row & { name: string; procedures: number };

/** Tags in use whose name begins so, the most used first. */
export const tagsInUse = (
  database: Database,
  beginning: string,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly tags: readonly TagUse[] } => {
  const folded = foldTag(beginning);
  const total =
    database.get<Row & { n: number }>('SELECT count(*) AS n FROM tag WHERE substr(folded, 1, ?) = ?', [
      folded.length,
      folded,
    ])?.n ?? 0;
  const tags = database.all<TagUse>(
    `SELECT name, (SELECT count(*) FROM procedure_tag WHERE procedure_tag.tag_key = tag.tag_key) AS procedures
     FROM tag WHERE substr(folded, 1, ?) = ? ORDER BY procedures DESC, folded LIMIT ? OFFSET ?`,
    [folded.length, folded, page.limit, page.offset],
  );
  return { total, tags };
};

/** Gives the tag a new name; where another tag has that name, its procedures are that one's from now on. */
export const renameTag = (database: Database, tagKey: number, name: string): number => {
  const other = tagKeyOf(database, name);
  const count = (): number =>
    database.get<Row & { n: number }>('SELECT count(*) AS n FROM procedure_tag WHERE tag_key = ?', [tagKey])?.n ?? 0;
  const procedures = count();
  if (other !== null && other !== tagKey) {
    database.run('INSERT OR IGNORE INTO procedure_tag SELECT ?, procedure_key FROM procedure_tag WHERE tag_key = ?', [
      other,
      tagKey,
    ]);
    database.run('DELETE FROM procedure_tag WHERE tag_key = ?', [tagKey]);
    dropUnusedTags(database, [tagKey]);
    return procedures;
  }
  const shown = name.trim().replace(/\s+/g, ' ');
  database.run('UPDATE tag SET name = ?, folded = ? WHERE tag_key = ?', [shown, foldTag(name), tagKey]);
  database.run('INSERT OR REPLACE INTO note_words (rowid, text) VALUES (?, ?)', [-tagKey, foldForSearch(shown)]);
  return procedures;
};
