import type { Database, Row } from '../database.ts';

/** A query of the full-text index, and whether some part of it is still the beginning of a word. */
export type Match = { readonly query: string; readonly hasBeginnings: boolean };

/** With more words under one beginning an "or" of them costs more than it saves. */
const mostWords = 64;
const beginnings = /"([^"]*)"\*/g;
/** Letters and digits of which the index and we surely mean the same when their case is folded. */
const plainWord = /^[\p{Ll}\p{Lo}\p{Nd}]+$/u;
/** Nothing that the index holds sorts behind it. */
const last = '\u{10ffff}';

const withTerms = new WeakSet<Database>();

/** The words in the index that begin so, found by hopping from one to the next; null: too many. */
const wordsUnder = (database: Database, beginning: string): readonly string[] | null => {
  if (!withTerms.has(database)) {
    // Reads the index itself and keeps nothing, so it is made anew for each connection.
    database.script(
      'CREATE VIRTUAL TABLE IF NOT EXISTS temp.procedure_terms USING fts5vocab(main, procedure_words, instance)',
    );
    withTerms.add(database);
  }
  const words: string[] = [];
  for (let from = beginning; words.length <= mostWords; from = `${words.at(-1) ?? ''}\u0001`) {
    const next = database.get<Row & { term: string }>(
      'SELECT term FROM temp.procedure_terms WHERE term >= ? AND term < ? LIMIT 1',
      [from, beginning + last],
    );
    if (next === undefined) return words;
    words.push(next.term);
  }
  return null;
};

/**
 * A match that says the same with whole words in place of beginnings, wherever few words of the index begin so. The index
 * gathers every place of all words of a beginning before it answers; whole words it follows place by place, so a rare word
 * beside a common one is found at once, and one notice can be asked about by itself.
 */
export const withWholeWords = (database: Database, query: string): Match => {
  let hasBeginnings = false;
  const whole = query.replace(beginnings, (asked, written: string) => {
    const beginning = written.toLowerCase();
    const words = plainWord.test(beginning) ? wordsUnder(database, beginning) : null;
    // None at all is found by the beginning just as quickly.
    if (words === null || words.length === 0) {
      hasBeginnings ||= words === null;
      return asked;
    }
    return `(${words.map((word) => `"${word}"`).join(' OR ')})`;
  });
  return { query: whole, hasBeginnings };
};
