import type { Instant } from '#shared/kernel/instant.ts';
import { overlayOf, type RuleChange } from '#shared/finance/rules/overlay.ts';
import type { RuleBook, RuleEntry } from '#shared/finance/rules/rule-book.ts';
import { ruleEntrySchema } from '#shared/finance/rules/schema.ts';
import type { Database, Row } from '../database.ts';

type ChangeRow = Row & {
  change_id: number;
  at: string;
  law: string;
  rule_id: string;
  valid_from: string;
  entry: string | null;
  note: string | null;
};

/** An entry that a later version of the program wrote in another shape is passed over, not lost. */
const changeOf = (row: ChangeRow): readonly RuleChange[] => {
  const read = row.entry === null ? null : ruleEntrySchema.safeParse(JSON.parse(row.entry));
  if (read?.success === false) return [];
  const { change_id: changeId, law, rule_id: id, valid_from: validFrom, note } = row;
  const entry = read === null ? null : (read.data as RuleEntry);
  return [{ changeId, at: row.at as Instant, law, id, validFrom, entry, note }];
};

/** Every change of the user's rules, in the order in which they were made. */
export const ruleChanges = (database: Database): readonly RuleChange[] =>
  database.all<ChangeRow>('SELECT * FROM rule_change ORDER BY change_id').flatMap(changeOf);

/** The user's rules as they stand. */
export const ownRuleSets = (database: Database): RuleBook => overlayOf(ruleChanges(database));

export type NewRuleChange = Omit<RuleChange, 'changeId' | 'at'>;

/** Writes changes behind those that are there, all or none. */
export const addRuleChanges = (database: Database, changes: readonly NewRuleChange[], now: Instant): void =>
  database.transaction(() => {
    for (const { law, id, validFrom, entry, note } of changes)
      database.run('INSERT INTO rule_change (at, law, rule_id, valid_from, entry, note) VALUES (?, ?, ?, ?, ?, ?)', [
        now,
        law,
        id,
        validFrom,
        entry === null ? null : JSON.stringify(entry),
        note,
      ]);
  });

/** How many procedures of a source's format were published at or after a moment (milliseconds of the epoch). */
export const publishedSince = (database: Database, format: string, since: number): number =>
  database.get<Row & { total: number }>(
    'SELECT count(*) AS total FROM procedure WHERE source_format = ? AND published >= ?',
    [format, since],
  )?.total ?? 0;

/** When the notice of each bid was published (milliseconds of the epoch), where it says so. */
export const publishedOfBids = (
  database: Database,
): readonly { readonly bidId: string; readonly format: string; readonly published: number }[] =>
  database
    .all<Row & { bid_id: string; source_format: string; published: number }>(
      `SELECT bid_id, procedure.source_format, procedure.published
       FROM bid JOIN procedure ON procedure.procedure_key = CAST(substr(bid.procedure_id, 2) AS INTEGER)
       WHERE procedure.published IS NOT NULL`,
    )
    .map(({ bid_id: bidId, source_format: format, published }) => ({ bidId, format, published }));
