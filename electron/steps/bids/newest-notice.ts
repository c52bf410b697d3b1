import type { ProcedureDetail } from '../procedures/types.ts';

/** Digest of the newest edition's bytes: what a bid made now stands on. */
export const newestNotice = (procedure: ProcedureDetail): string =>
  procedure.editions.find((candidate) => candidate.edition === procedure.edition)?.digest ?? '';
