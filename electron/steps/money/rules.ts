import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleView } from '#shared/contract/money.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { readTyped } from '#shared/finance/read-typed.ts';
import { ownRules } from '#shared/finance/rules/index.ts';
import { checkOwnRule, ruleFile, type RuleChange } from '#shared/finance/rules/overlay.ts';
import type { RuleBook, RuleEntry } from '#shared/finance/rules/rule-book.ts';
import { ownRule, type OwnRule } from '#shared/finance/rules/schema.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { writeWhole } from '../../pki/streams/write-whole.ts';
import { addRuleChanges, ownRuleSets, ruleChanges, type NewRuleChange } from '../../store/money/rules.ts';
import type { Host, Step } from '../context.ts';
import { takeFile } from '../trust/read-file.ts';
import { newerNotices } from './newer-notices.ts';

const largestFile = 4 * 1024 * 1024;

const viewsOf = (book: RuleBook, isOwn: boolean): RuleView[] =>
  book.flatMap(({ law, date, entries }) =>
    entries.map(({ validTo, ...entry }) => ({
      ...entry,
      law,
      validTo: validTo ?? null,
      ruleSetDate: date,
      isOwn,
      isOverridden: false,
    })),
  );

const holdsOn = ({ validFrom, validTo }: RuleView, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/** Whether an own entry decides in place of this one: on the day asked for, or on this one's whole first day. */
const overridden = (rule: RuleView, own: readonly RuleView[], day: string | undefined): boolean =>
  !rule.isOwn &&
  own.some(
    ({ law, id, ...each }) =>
      law === rule.law && id === rule.id && holdsOn({ law, id, ...each }, day ?? rule.validFrom),
  );

/** The program's rules and the user's own: all of them, or those that hold on a day. */
export const listRules: Step<'rules.list'> = async ({ law, day }, { host }) => {
  const overlay = ownRuleSets(host.workspace.database);
  const own = viewsOf(overlay, true);
  const rules = [...viewsOf(ownRules, false), ...own]
    .filter((rule) => (law === undefined || rule.law === law) && (day === undefined || holdsOn(rule, day)))
    .map((rule) => ({ ...rule, isOverridden: overridden(rule, own, day) }))
    .toSorted(
      (a, b) => a.law.localeCompare(b.law) || a.id.localeCompare(b.id) || a.validFrom.localeCompare(b.validFrom),
    );
  const laws = [...Map.groupBy([...ownRules, ...overlay], (set) => set.law)].map(([name, sets]) => ({
    law: name,
    date: sets.map(({ date }) => date).reduce((latest, date) => (date > latest ? date : latest)),
  }));
  return ok({
    rules,
    laws: laws.map((each) => ({ ...each, newer: newerNotices(host.workspace, each.law, each.date) })),
  });
};

/** Every rule checked before any is stored; `path` names the faulty one. */
const changesOf = (
  rules: readonly unknown[],
  note: string | null,
  pathOf: (index: number) => string,
): Outcome<readonly NewRuleChange[]> => {
  const changes: NewRuleChange[] = [];
  for (const [index, raw] of rules.entries()) {
    const read = readTyped(ownRule, raw);
    if (!read.ok) {
      const { path } = read.error.details;
      const at = typeof path === 'string' ? `${pathOf(index)}.${path}` : pathOf(index);
      return { ok: false, error: { ...read.error, details: { ...read.error.details, path: at } } };
    }
    const checked = checkOwnRule(read.value, ownRules, pathOf(index));
    if (!checked.ok) return checked;
    const { law, entry } = checked.value;
    changes.push({ law, id: entry.id, validFrom: entry.validFrom, entry, note });
  }
  return ok(changes);
};

const store = (host: Host, changes: readonly NewRuleChange[]): void => {
  addRuleChanges(host.workspace.database, changes, host.clock());
  host.emit({ type: 'changed', subject: 'money' });
};

export const saveRules: Step<'rules.save'> = async ({ rules, note }, { host }) => {
  const changes = changesOf(rules, note, (index) => `rules.${String(index)}`);
  if (!changes.ok) return changes;
  store(host, changes.value);
  return ok({ saved: changes.value.length });
};

export const removeRule: Step<'rules.remove'> = async ({ law, id, validFrom, note }, { host }) => {
  const isThere = ownRuleSets(host.workspace.database).some(
    (set) => set.law === law && set.entries.some((entry) => entry.id === id && entry.validFrom === validFrom),
  );
  if (!isThere) return failKernel('record.not-found', { kind: 'rule', id: `${law} ${id} ${validFrom}` });
  store(host, [{ law, id, validFrom, entry: null, note }]);
  return ok({});
};

export const ruleHistory: Step<'rules.history'> = async ({ law, id }, { host }) => {
  const before = new Map<string, RuleEntry | null>();
  const changes = ruleChanges(host.workspace.database).map((change: RuleChange) => {
    const key = [change.law, change.id, change.validFrom].join('\u001f');
    const previous = before.get(key) ?? null;
    before.set(key, change.entry);
    const { entry, ...facts } = change;
    return { ...facts, value: entry?.value ?? null, before: previous?.value ?? null };
  });
  return ok({
    changes: changes.filter(
      (change) => (law === undefined || change.law === law) && (id === undefined || change.id === id),
    ),
  });
};

export const exportRules: Step<'rules.export'> = async ({ keep }, { host }) => {
  const rules = ownRuleSets(host.workspace.database).flatMap(({ law, entries }) =>
    entries.map((entry) => ({ law, ...entry })),
  );
  const content = { format: 'bidwright-rules 1', rules };
  if (!keep) return ok(content);
  const folder = join(host.workspace.folder, 'exports');
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'rules.json');
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    return ok(null);
  });
  return written.ok ? ok({ ...content, path }) : written;
};

/** A file that `rules.export` wrote: all of it, or nothing. */
export const importRules: Step<'rules.import'> = async ({ fileId }, { host }) => {
  const file = await takeFile(host, fileId, largestFile);
  if (!file.ok) return file;
  let raw: unknown;
  try {
    raw = JSON.parse(
      Buffer.from(file.value.bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return failFinance('finance.rule-file', { path: 'file' });
  }
  const read = readTyped(ruleFile, raw);
  if (!read.ok)
    return read.error.code === 'finance.field-choice' ? failFinance('finance.rule-file', { path: 'format' }) : read;
  const changes = changesOf(read.value.rules satisfies readonly OwnRule[], null, (index) => `rules.${String(index)}`);
  if (!changes.ok) return changes;
  store(host, changes.value);
  return ok({ saved: changes.value.length });
};
