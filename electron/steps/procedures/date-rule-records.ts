import { asDateRule, asDeadlineRule, dateRule, type DateRule } from '#shared/procedure/date-rule.ts';
import { deadlineRules, type DeadlineRule } from '#shared/procedure/deadline-graph-rules.ts';
import { overlay, type Overlaid } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { standingEdits } from '../../store/reference/edits.ts';

const read = (stored: unknown): DateRule | null => {
  const rule = dateRule.safeParse(stored);
  return rule.success ? rule.data : null;
};

export const shippedDateRules: readonly DateRule[] = deadlineRules.map(asDateRule);

/** The rules of dates of this workspace: the program's with the user's before them. */
export const dateRuleRecords = (database: Database): readonly Overlaid<DateRule>[] =>
  overlay(shippedDateRules, standingEdits(database, 'date-rule', read), ({ id }) => id);

type Kept = { readonly edits: unknown; readonly rules: readonly DeadlineRule[] };
const kept = new WeakMap<Database, Kept>();

/** The same as the graph takes them; the user's come first among rules of one event, so that they give its date. */
export const dateRulesOf = (database: Database): readonly DeadlineRule[] => {
  const edits = standingEdits(database, 'date-rule', read);
  if (edits.length === 0) return deadlineRules;
  const known = kept.get(database);
  if (known?.edits === edits) return known.rules;
  const records = overlay(shippedDateRules, edits, ({ id }) => id);
  const rules = [
    ...records.filter(({ standing }) => standing !== 'shipped'),
    ...records.filter(({ standing }) => standing === 'shipped'),
  ].map(({ record }) => asDeadlineRule(record));
  kept.set(database, { edits, rules });
  return rules;
};
