import type { DateRuleRecord } from '#shared/contract/date-rules.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { circleIn, dateRule, type DateRule } from '#shared/procedure/date-rule.ts';
import { dateKinds } from '#shared/procedure/model.ts';
import { stateableEvents } from '#shared/procedure/deadline-graph-rules.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { sameRecord, type Overlaid } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { keepBefore, keepEdit } from '../../store/reference/edits.ts';
import type { Host, Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { exportRecords, takeRecords } from '../reference/files.ts';
import { dateRuleRecords, shippedDateRules } from './date-rule-records.ts';

const viewOf = ({ record, standing, shipped, newer }: Overlaid<DateRule>): DateRuleRecord => ({
  rule: record,
  standing,
  shipped,
  newer: [...newer],
});

/** What a rule may hang on or give: what notices state, what users state, what other rules give. */
const eventsOf = (database: Database): string[] => [
  ...new Set([
    ...dateKinds.map((kind) => (kind === 'auction' ? 'auction-start' : kind)),
    ...stateableEvents,
    ...dateRuleRecords(database).map(({ record }) => record.event),
  ]),
];

export const listDateRules: Step<'dateRules.list'> = async (_, { host }) => {
  const { database } = host.workspace;
  return ok({ rules: dateRuleRecords(database).map(viewOf), events: eventsOf(database) });
};

const keepRule = (host: Host, rule: DateRule): void => {
  const shipped = shippedDateRules.find(({ id }) => id === rule.id) ?? null;
  const edit = { recordId: rule.id, record: rule, shipped, settle: false };
  keepBefore(host.workspace.database, 'date-rule', edit, host.clock());
};

/** Refuses rules with which a date would hang on itself. */
const withoutCircle = (database: Database, added: readonly DateRule[]): Outcome<null> => {
  const ids = new Set(added.map(({ id }) => id));
  const others = dateRuleRecords(database).flatMap(({ record }) => (ids.has(record.id) ? [] : [record]));
  const event = circleIn([...others, ...added]);
  return event === null ? ok(null) : failReference('date-rule.circular', { path: 'parent', event });
};

const told = (host: Host): void => host.emit({ type: 'changed', subject: 'procedures' });

export const saveDateRule: Step<'dateRules.save'> = async ({ rule: given }, { host }) => {
  const rule = checkRecord(dateRule, given);
  if (!rule.ok) return rule;
  const { database } = host.workspace;
  const straight = withoutCircle(database, [rule.value]);
  if (!straight.ok) return straight;
  keepRule(host, rule.value);
  told(host);
  const kept = dateRuleRecords(database).find(({ recordId }) => recordId === rule.value.id);
  return kept === undefined
    ? failKernel('record.not-found', { kind: 'date-rule', id: rule.value.id })
    : ok(viewOf(kept));
};

export const removeDateRule: Step<'dateRules.remove'> = async ({ ruleId }, { host }) => {
  const { database } = host.workspace;
  const known = dateRuleRecords(database).find(({ recordId }) => recordId === ruleId);
  if (known === undefined) return failKernel('record.not-found', { kind: 'date-rule', id: ruleId });
  if (known.standing === 'shipped') return failReference('reference.shipped-stays', { id: ruleId });
  keepEdit(database, 'date-rule', { recordId: ruleId, record: null, base: null }, host.clock());
  told(host);
  return ok({ ruleId, stands: known.shipped });
};

export const exportDateRules: Step<'dateRules.export'> = async ({ keep }, { host }) => {
  const records = dateRuleRecords(host.workspace.database);
  const own = records.filter(({ standing }) => standing !== 'shipped');
  const chosen = (own.length === 0 ? records : own).map(({ record }) => record);
  return exportRecords(host, 'date-rule', 'date-rules', chosen, keep);
};

export const importDateRules: Step<'dateRules.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'date-rule', dateRule);
  if (!taken.ok) return taken;
  const { database } = host.workspace;
  const kept = database.transaction((): Outcome<null> => {
    const known = new Map(dateRuleRecords(database).map((record) => [record.recordId, record]));
    const conflict = taken.value.find((rule) => {
      const mine = known.get(rule.id);
      return mine !== undefined && mine.standing !== 'shipped' && !sameRecord(mine.record, rule);
    });
    if (conflict !== undefined && !replace) return failReference('reference.would-overwrite', { id: conflict.id });
    const straight = withoutCircle(database, taken.value);
    if (!straight.ok) return straight;
    for (const rule of taken.value) keepRule(host, rule);
    return ok(null);
  });
  if (!kept.ok) return kept;
  told(host);
  return ok({ ruleIds: taken.value.map(({ id }) => id) });
};
