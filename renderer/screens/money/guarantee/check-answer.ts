import type { Figures } from '../calculators/use-calculation.ts';

export type CheckedField = {
  readonly field: string;
  readonly status: 'found' | 'differs' | 'not-found';
  readonly read: string | null;
  readonly expected: string;
  readonly article: string;
  readonly place: { readonly start: number; readonly end: number } | null;
};
export type Check = { readonly verdict: 'agrees' | 'differs' | 'incomplete'; readonly fields: readonly CheckedField[] };

const isRow = (value: unknown): value is CheckedField =>
  typeof value === 'object' && value !== null && 'field' in value && 'status' in value && 'place' in value;

/** The calculator's answer as this pane reads it; null while there is none. */
export const checkOf = (figures: Figures | null): Check | null => {
  const fields: unknown = figures?.['fields'];
  const verdict = figures?.['verdict'];
  if (!Array.isArray(fields) || (verdict !== 'agrees' && verdict !== 'differs' && verdict !== 'incomplete'))
    return null;
  return { verdict, fields: fields.filter(isRow) };
};
