import type { Finding } from '#shared/kernel/failure.ts';
import type { Batch, Found } from './found.ts';

export const severeOf = (finding: Finding): boolean => finding.severity === 'blocker';

/** Where a finding names no place of its own it is the notice's. */
const place = (found: Found, finding: Finding): Finding => ({
  ...finding,
  place: { offset: found.offset, ...(found.line === null ? {} : { line: found.line }), ...finding.place },
});

/** A batch whose notices' own findings stand in the batch's list, each with line and byte offset. */
export const located = (batch: Batch): Batch => {
  const findings = [...batch.findings];
  for (const found of batch.found) for (const finding of found.entry.findings) findings.push(place(found, finding));
  return { ...batch, findings };
};
