import type { Language } from '#shared/kernel/language.ts';

/**
 * What a cell holds. `amount` and `percent` are decimal text, digit for digit; `day` is `YYYY-MM-DD`; `count` a whole number. Text is
 * shown as it is and never run.
 */
export type TableCell =
  | { readonly text: string }
  | { readonly amount: string }
  | { readonly percent: string }
  | { readonly count: number }
  | { readonly day: string }
  | null;

export type DocumentTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
};

/** A line of a chart over the days of a table; drawn where the form can draw. */
export type DocumentChart = {
  readonly title: string;
  readonly labels: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
};

/** The same document in every form: what it is, facts about it, its tables. `madeAt` is put in by the caller. */
export type TableDocument = {
  readonly title: string;
  readonly language: Language;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly notes: readonly string[];
  readonly tables: readonly DocumentTable[];
  readonly charts: readonly DocumentChart[];
  readonly madeAt: string;
};
