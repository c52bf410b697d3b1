import type { Procedure } from './model.ts';
import { subjectOf, type ChangeSubject } from './diff-subjects.ts';

/** A fact of a procedure as plain data: what two editions are compared by. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact | undefined };
type Facts = { readonly [name: string]: Fact | undefined };

/** What an edition says: everything but how it was read. */
export type ProcedureFacts = Omit<Procedure, 'findings'>;

/**
 * One step of a path: a field's name, or an entry of a list by what it is known by. `nth` counts entries that are known by
 * the same, from 1.
 */
export type PathStep = string | { readonly key: string; readonly nth: number };

/** One difference. `before` is absent where something was added, `after` where it was taken away. */
export type Change = {
  readonly path: readonly PathStep[];
  readonly subject: ChangeSubject;
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  readonly before?: Fact;
  readonly after?: Fact;
};

const isList = (fact: Fact | undefined): fact is readonly Fact[] => Array.isArray(fact);
const isFacts = (fact: Fact | undefined): fact is Facts =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact);

/** What an entry of a list is known by from edition to edition; a list that is not here is known by its whole content. */
const identities: Readonly<Record<string, readonly string[]>> = {
  lots: ['id'],
  groups: ['id'],
  items: ['id'],
  // The same document published again has a new address and often a new digest, but keeps its name.
  documents: ['lotId', 'title'],
  // Where a date stands differs from one kind of document to another.
  dates: ['kind', 'lotId'],
  securities: ['kind', 'lotId', 'customer'],
  criteria: ['lotId', 'name'],
  indicators: ['name'],
  options: ['title'],
  requirements: ['lotId', 'kind', 'name'],
  unknownFields: ['path'],
  codes: ['scheme', 'code'],
  customers: ['inn', 'name'],
};

const wordOf = (fact: Fact | undefined): string =>
  typeof fact === 'string' ? fact : fact === undefined || fact === null ? '' : JSON.stringify(fact);

const keyOf = (list: string, entry: Fact): string => {
  const names = identities[list];
  if (names === undefined || !isFacts(entry)) return JSON.stringify(entry);
  return names.map((name) => wordOf(entry[name])).join(' | ');
};

type Keyed = readonly (readonly [step: Exclude<PathStep, string>, entry: Fact])[];

const keyed = (list: string, entries: readonly Fact[]): Keyed => {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const key = keyOf(list, entry);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return [{ key, nth }, entry] as const;
  });
};

const nameOf = (step: Exclude<PathStep, string>): string => `${step.nth}:${step.key}`;
const lastName = (path: readonly PathStep[]): string => {
  const last = path.at(-1);
  return typeof last === 'string' ? last : '';
};

const sameFact = (a: Fact | undefined, b: Fact | undefined): boolean => {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((entry, index) => sameFact(entry, b[index]));
  if (!isFacts(a) || !isFacts(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameFact(a[name], b[name]));
};

const compare = (
  before: Fact | undefined,
  after: Fact | undefined,
  path: readonly PathStep[],
  into: Change[],
): void => {
  if (sameFact(before, after)) return;
  if (isList(before) && isList(after)) {
    compareLists(before, after, path, into);
    return;
  }
  // Money, VAT and moments are one fact each: half a price is no news.
  if (isFacts(before) && isFacts(after) && !isWhole(before) && !isWhole(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const name of names) compare(before[name], after[name], [...path, name], into);
    return;
  }
  const subject = subjectOf(path);
  if (before === undefined || before === null)
    into.push({ path, subject, kind: 'added', ...(before === null ? { before } : {}), ...given('after', after) });
  else if (after === undefined || after === null)
    into.push({ path, subject, kind: 'removed', before, ...(after === null ? { after } : {}) });
  else into.push({ path, subject, kind: 'changed', before, after });
};

const given = (name: 'before' | 'after', fact: Fact | undefined): { before?: Fact; after?: Fact } =>
  fact === undefined ? {} : { [name]: fact };

const isWhole = (facts: Facts): boolean =>
  'amount' in facts || 'included' in facts || ('at' in facts && !('kind' in facts));

const compareLists = (
  before: readonly Fact[],
  after: readonly Fact[],
  path: readonly PathStep[],
  into: Change[],
): void => {
  const list = lastName(path);
  const [old, fresh] = [keyed(list, before), keyed(list, after)];
  const oldBy = new Map(old.map(([step, entry]) => [nameOf(step), entry]));
  const freshBy = new Map(fresh.map(([step, entry]) => [nameOf(step), entry]));
  for (const [step, entry] of old) {
    const now = freshBy.get(nameOf(step));
    if (now === undefined)
      into.push({ path: [...path, step], subject: subjectOf(path), kind: 'removed', before: entry });
    else compare(entry, now, [...path, step], into);
  }
  for (const [step, entry] of fresh)
    if (!oldBy.has(nameOf(step)))
      into.push({ path: [...path, step], subject: subjectOf(path), kind: 'added', after: entry });
  const expected = [
    ...old.filter(([step]) => freshBy.has(nameOf(step))),
    ...fresh.filter(([step]) => !oldBy.has(nameOf(step))),
  ].map(([step]) => nameOf(step));
  const order = fresh.map(([step]) => nameOf(step));
  if (order.some((name, index) => name !== expected[index]))
    into.push({ path, subject: subjectOf(path), kind: 'reordered', before: expected, after: order });
};

const factsOf = ({ findings: _, ...facts }: ProcedureFacts & { readonly findings?: unknown }): Facts => facts;

/** Every difference between two editions, field by field, in the order of the model. The same edition twice: none. */
export const diffProcedures = (before: ProcedureFacts, after: ProcedureFacts): readonly Change[] => {
  const changes: Change[] = [];
  compare(factsOf(before), factsOf(after), [], changes);
  return changes;
};

const withEntry = (
  list: string,
  entries: readonly Fact[],
  step: Exclude<PathStep, string>,
  apply: Apply,
): readonly Fact[] => {
  const known = keyed(list, entries);
  const index = known.findIndex(([other]) => nameOf(other) === nameOf(step));
  const changed = apply(index === -1 ? undefined : entries[index]);
  if (index === -1) return changed === undefined ? entries : [...entries, changed];
  return changed === undefined ? entries.toSpliced(index, 1) : entries.with(index, changed);
};
type Apply = (fact: Fact | undefined) => Fact | undefined;

const applied = (fact: Fact | undefined, path: readonly PathStep[], list: string, apply: Apply): Fact | undefined => {
  const [step, ...rest] = path;
  if (step === undefined) return apply(fact);
  if (typeof step === 'string') {
    const holder = isFacts(fact) ? fact : {};
    const value = applied(holder[step], rest, step, apply);
    if (value !== undefined) return { ...holder, [step]: value };
    const { [step]: _, ...others } = holder;
    return others;
  }
  return withEntry(list, isList(fact) ? fact : [], step, (entry) => applied(entry, rest, list, apply));
};

const reordered = (list: string, entries: readonly Fact[], order: readonly Fact[]): readonly Fact[] => {
  const by = new Map(keyed(list, entries).map(([step, entry]) => [nameOf(step), entry]));
  return order.flatMap((name) => (typeof name === 'string' ? (by.get(name) ?? []) : []));
};

/**
 * The edition that the changes lead to. Entries are taken away from the last down, so that a name held by several entries
 * still finds its own.
 */
export const applyChanges = (before: ProcedureFacts, changes: readonly Change[]): Fact => {
  const removals = changes.filter(({ kind, after }) => kind === 'removed' && after === undefined).toReversed();
  const others = changes.filter((change) => !removals.includes(change));
  return [
    ...others.filter(({ kind }) => kind === 'changed' || kind === 'removed'),
    ...removals,
    ...others.filter(({ kind }) => kind === 'added' || kind === 'reordered'),
  ].reduce<Fact>(
    (fact, change) =>
      applied(fact, change.path, '', (now) =>
        change.kind === 'reordered'
          ? reordered(lastName(change.path), isList(now) ? now : [], isList(change.after) ? change.after : [])
          : change.after,
      ) ?? {},
    factsOf(before),
  );
};
