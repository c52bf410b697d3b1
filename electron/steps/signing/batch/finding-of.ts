import type { Failure, Finding } from '#shared/kernel/failure.ts';

/** A refusal as the result of one file. */
export const findingOf = ({ code, details }: Failure, file: string): Finding => ({
  code,
  severity: 'blocker',
  place: { file },
  details,
});
