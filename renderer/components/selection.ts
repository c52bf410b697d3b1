/**
 * Rows chosen for one act: those named, or, after “all that match”, every row but those named. So a selection of a
 * hundred thousand is as small as one of three.
 */
export type Selection = { readonly all: boolean; readonly keys: ReadonlySet<string> };

export const nothingSelected: Selection = { all: false, keys: new Set() };
export const everythingSelected: Selection = { all: true, keys: new Set() };

export const isSelected = ({ all, keys }: Selection, key: string): boolean => keys.has(key) !== all;

export const toggled = ({ all, keys }: Selection, key: string): Selection => ({
  all,
  keys: keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]),
});

export const only = (keys: Iterable<string>): Selection => ({ all: false, keys: new Set(keys) });

/** How many rows of `total` that match are chosen. */
export const selectedCount = ({ all, keys }: Selection, total: number): number =>
  all ? Math.max(0, total - keys.size) : keys.size;
