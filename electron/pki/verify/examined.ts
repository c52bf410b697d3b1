import type { Observation } from '#shared/verification/facts.ts';
import type { CoveredFile, FileKind, SignatureReport } from '#shared/verification/report.ts';

/** What one reader of a form found: signatures, files, and what is to be said of the whole. */
export type Examined = {
  readonly kind: FileKind;
  readonly signatures: readonly SignatureReport[];
  readonly files: readonly CoveredFile[];
  readonly observations: readonly Observation[];
};

export const seen = (code: string, details: Observation['details'] = {}): Observation => ({
  code,
  details,
  blocks: true,
});
