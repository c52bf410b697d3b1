import { harmlessText } from '#shared/kernel/harmless-text.ts';
import type { UnknownField } from '#shared/procedure/model.ts';
import { isArray, isObject, type Json } from './strict.ts';

const mostShown = 1_000;
const longestValue = 300;
const longestPath = 1_000;

export type UnknownFields = { readonly count: number; readonly fields: readonly UnknownField[] };

/** Names under a prefix, as paths: `under('lots', ['id'])` is `lots.id`. */
export const under = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}.${name}`);

/**
 * Every value that nothing of ours reads. `understood`: paths without list indexes that become part of a `Procedure`.
 * Empty values (null, '', [] and {}) say nothing and do not count.
 */
export const unknownFieldsIn = (root: Json, understood: ReadonlySet<string>): UnknownFields => {
  const fields: UnknownField[] = [];
  let count = 0;
  const visit = (value: Json | undefined, path: string, known: string): void => {
    if (value === null || value === undefined || value === '') return;
    if (understood.has(known) && !isObject(value)) return;
    if (isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, `${path}[${index}]`, known);
      return;
    }
    if (isObject(value)) {
      for (const [name, entry] of Object.entries(value))
        visit(entry, path === '' ? name : `${path}.${name}`, known === '' ? name : `${known}.${name}`);
      return;
    }
    count += 1;
    if (fields.length < mostShown)
      fields.push({
        path: harmlessText(path).slice(0, longestPath),
        value: harmlessText(String(value)).slice(0, longestValue),
      });
  };
  visit(root, '', '');
  return { count, fields };
};
