import type { Answer } from '#shared/contract/index.ts';
import type { Given } from '#shared/contract/index.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';

export type ImportAnswer = Answer<'procedures.import'>;
export type ImportedProcedure = ImportAnswer['procedures'][number];
export type ListQuestion = Given<'procedures.list'>;
export type ListAnswer = Answer<'procedures.list'>;
export type ProcedureDetail = Answer<'procedures.show'>;

/** `done` and `total` are bytes of all files together; `records` counts notices taken. */
export type ImportProgress = {
  readonly done: number;
  readonly total: number;
  readonly records: number;
  readonly file: string;
};

export type ImportOptions = {
  readonly files: readonly string[];
  readonly format?: 'auto' | SourceFormat;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /**
   * Given: procedures are handed over in batches as they are stored and the answer's list stays empty, so memory does
   * not grow with the number of records.
   */
  readonly onProcedures?: (batch: ImportAnswer['procedures']) => void;
};
