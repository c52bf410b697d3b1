import type { Instant, PlainDay } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { Database, Row } from '../../../store/database.ts';

/** A file of a bid that was made from a text. `said`: SHA-256 of what it said, whatever form it has. */
export type LetterRecord = {
  readonly templateId: string;
  readonly language: Language;
  readonly ending: '.docx' | '.pdf';
  readonly documentId: string;
  readonly digest: string;
  readonly said: string;
  readonly on: PlainDay;
  readonly madeAt: Instant;
};

type LetterRow = Row & {
  template_id: string;
  language: Language;
  ending: '.docx' | '.pdf';
  document_id: string;
  digest: string;
  said: string;
  on_day: string;
  made_at: string;
};

export const lettersOf = (database: Database, bidId: string): readonly LetterRecord[] =>
  database
    .all<LetterRow>('SELECT * FROM bid_letter WHERE bid_id = ? ORDER BY made_at, template_id', [bidId])
    .map((row) => ({
      templateId: row.template_id,
      language: row.language,
      ending: row.ending,
      documentId: row.document_id,
      digest: row.digest,
      said: row.said,
      on: row.on_day,
      madeAt: row.made_at as Instant,
    }));

export const keepLetter = (database: Database, bidId: string, letter: LetterRecord): void => {
  database.run(
    `INSERT INTO bid_letter (bid_id, template_id, language, ending, document_id, digest, said, on_day, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (bid_id, template_id, language, ending) DO UPDATE SET document_id = excluded.document_id,
       digest = excluded.digest, said = excluded.said, on_day = excluded.on_day, made_at = excluded.made_at`,
    [
      bidId,
      letter.templateId,
      letter.language,
      letter.ending,
      letter.documentId,
      letter.digest,
      letter.said,
      letter.on,
      letter.madeAt,
    ],
  );
};

const isTextRecord = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** What the user answered for the letters of a bid, by the name behind `own.`. */
export const ownFields = (database: Database, bidId: string): Readonly<Record<string, string>> => {
  const row = database.get<Row & { own_fields: string }>('SELECT own_fields FROM bid_letter_fields WHERE bid_id = ?', [
    bidId,
  ]);
  const value: unknown = row === undefined ? {} : JSON.parse(row.own_fields);
  return isTextRecord(value) ? value : {};
};

export const keepOwnFields = (database: Database, bidId: string, own: Readonly<Record<string, string>>): void => {
  database.run(
    `INSERT INTO bid_letter_fields (bid_id, own_fields) VALUES (?, ?)
     ON CONFLICT (bid_id) DO UPDATE SET own_fields = excluded.own_fields`,
    [bidId, JSON.stringify(own)],
  );
};
