import { foldForSearch } from '#shared/procedure/search-words.ts';
import type { Database, Row } from '../database.ts';

export type NoteRow = Row & { note_key: number; at: number; author: string; text: string };

/** Newest first. */
export const notesOf = (database: Database, procedureKey: number, most: number): NoteRow[] =>
  database.all<NoteRow>(
    'SELECT note_key, at, author, text FROM work_note WHERE procedure_key = ? ORDER BY at DESC, note_key DESC LIMIT ?',
    [procedureKey, most],
  );

const indexWords = (database: Database, noteKey: number, text: string): void => {
  database.run('INSERT OR REPLACE INTO note_words (rowid, text) VALUES (?, ?)', [noteKey, foldForSearch(text)]);
};

/** A note kept is a move of the procedure. */
const move = (database: Database, procedureKey: number, at: number): void => {
  database.run('UPDATE procedure SET moved_at = ? WHERE procedure_key = ?', [at, procedureKey]);
};

export const addNote = (
  database: Database,
  procedureKey: number,
  note: { readonly at: number; readonly author: string; readonly text: string },
): void =>
  database.transaction(() => {
    const { key } = database.run('INSERT INTO work_note (procedure_key, at, author, text) VALUES (?, ?, ?, ?)', [
      procedureKey,
      note.at,
      note.author,
      note.text,
    ]);
    indexWords(database, key, note.text);
    move(database, procedureKey, note.at);
  });

type Rewritten = { readonly noteKey: number; readonly at: number; readonly author: string };

const remember = (
  database: Database,
  procedureKey: number,
  { noteKey, at, author }: Rewritten,
  texts: { readonly before: string; readonly after: string | null },
): void => {
  const { key } = database.run('INSERT INTO work_act (at, author, change, changed) VALUES (?, ?, NULL, 1)', [
    at,
    author,
  ]);
  database.run(
    `INSERT INTO work_history (procedure_key, act_key, field, item, before, after) VALUES (?, ?, 'note', ?, ?, ?)`,
    [procedureKey, key, String(noteKey), texts.before, texts.after],
  );
};

/** What it said before stays in the history. False: this procedure has no such note. */
export const rewriteNote = (
  database: Database,
  procedureKey: number,
  rewritten: Rewritten,
  text: string | null,
): boolean =>
  database.transaction(() => {
    const { noteKey, at } = rewritten;
    const known = database.get<NoteRow>(
      'SELECT note_key, at, author, text FROM work_note WHERE note_key = ? AND procedure_key = ?',
      [noteKey, procedureKey],
    );
    if (known === undefined) return false;
    if (known.text === text) return true;
    remember(database, procedureKey, rewritten, { before: known.text, after: text });
    if (text === null) {
      database.run('DELETE FROM note_words WHERE rowid = ?', [noteKey]);
      database.run('DELETE FROM work_note WHERE note_key = ?', [noteKey]);
    } else {
      database.run('UPDATE work_note SET text = ? WHERE note_key = ?', [text, noteKey]);
      indexWords(database, noteKey, text);
    }
    move(database, procedureKey, at);
    return true;
  });
