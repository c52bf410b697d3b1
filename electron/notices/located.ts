import type { Finding } from '#shared/kernel/failure.ts';
import type { Batch, Found } from './found.ts';

export const severeOf = (finding: Finding): boolean => finding.severity === 'blocker';

const place = (found: Found, finding: Finding): Finding => ({
  ...finding,
  place: {
    ...finding.place,
    offset: finding.place.offset ?? found.offset,
    ...(found.line === null ? {} : { line: found.line }),
  },
});

/** A batch whose notices' own findings stand in the batch's list, each with line and byte offset. */
export const located = (batch: Batch): Batch => {
  const findings = [...batch.findings];
  for (const found of batch.found) for (const finding of found.entry.findings) findings.push(place(found, finding));
  return { ...batch, findings };
};
