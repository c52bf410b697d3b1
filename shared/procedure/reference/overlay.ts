/** What the user made of one record. `base`: the program's record as it was at that time; null: it had none. */
export type UserEdit<T> = { readonly recordId: string; readonly record: T; readonly base: T | null };

/** `shipped`: as the program brings it; `edited`: the user's in its place; `own`: the user's alone. */
export type Standing = 'shipped' | 'edited' | 'own';

/** One field that the program brings otherwise than when the user edited the record. Values are JSON text; null: absent. */
export type FieldDifference = {
  readonly path: string;
  readonly mine: string | null;
  readonly before: string | null;
  readonly now: string | null;
};

export type Overlaid<T> = {
  readonly recordId: string;
  readonly record: T;
  readonly standing: Standing;
  /** The program's own; null where it brings none (any more). */
  readonly shipped: T | null;
  /** Where the program's record has changed since the user's edit, and the user's differs from it. */
  readonly newer: readonly FieldDifference[];
};

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const step = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The same text for the same value, whatever the order of its fields. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isGroup(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

/** Leaves by their path; a list is one leaf, for its entries have no names to compare by. */
const leaves = (value: unknown, path = ''): readonly (readonly [string, string])[] => {
  if (isGroup(value)) return Object.entries(value).flatMap(([name, inner]) => leaves(inner, step(path, name)));
  return value === undefined ? [] : [[path, written(value)]];
};

/** Field by field, what `mine` says where `now` is no longer what `before` was; where all agree again nothing is said. */
export const differences = (mine: unknown, before: unknown, now: unknown): readonly FieldDifference[] => {
  const [own, old, fresh] = [new Map(leaves(mine)), new Map(leaves(before)), new Map(leaves(now))];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path) => {
    const at = {
      path,
      mine: own.get(path) ?? null,
      before: old.get(path) ?? null,
      now: fresh.get(path) ?? null,
    };
    return at.before === at.now || at.mine === at.now ? [] : [at];
  });
};

/** Whether two records say the same, whatever the order of their fields. */
export const sameRecord = (one: unknown, other: unknown): boolean => written(one) === written(other);

/**
 * The program's records with the user's before them, in the program's order and then by name. An edit is never lost to a
 * newer record of the program: the differences are told instead.
 */
export const overlay = <T>(
  shipped: readonly T[],
  edits: readonly UserEdit<T>[],
  idOf: (record: T) => string,
): readonly Overlaid<T>[] => {
  const byId = new Map(edits.map((edit) => [edit.recordId, edit]));
  const brought = shipped.map((record): Overlaid<T> => {
    const recordId = idOf(record);
    const edit = byId.get(recordId);
    byId.delete(recordId);
    return edit === undefined
      ? { recordId, record, standing: 'shipped', shipped: record, newer: [] }
      : {
          recordId,
          record: edit.record,
          standing: 'edited',
          shipped: record,
          newer: edit.base === null ? [] : differences(edit.record, edit.base, record),
        };
  });
  const own = [...byId.values()].map(({ recordId, record }): Overlaid<T> => ({
    recordId,
    record,
    standing: 'own',
    shipped: null,
    newer: [],
  }));
  return [...brought, ...own.toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1))];
};
