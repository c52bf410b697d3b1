import type { Report } from '#shared/verification/report.ts';

/** Text key of the one sentence that says what came of it, in the order of what matters most to whoever reads it. */
export const sentenceKeyOf = ({ conclusion, subIndication, settings }: Report): string => {
  if (conclusion === 'TOTAL-PASSED')
    return settings.revocation === 'none' ? 'verify.says.passed-unlooked' : 'verify.says.passed';
  return `verify.says.${subIndication ?? (conclusion === 'INDETERMINATE' ? 'GENERIC' : 'FORMAT_FAILURE')}`;
};
