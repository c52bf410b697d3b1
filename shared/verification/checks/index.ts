import { bindingChecks } from './binding.ts';
import { chainChecks } from './chain.ts';
import type { Check } from './check.ts';
import { claimedTimeChecks } from './claimed-time.ts';
import { contentChecks } from './content.ts';
import { policyChecks } from './policy.ts';
import { revocationChecks } from './revocation.ts';
import { timestampChecks } from './timestamps.ts';
import { signatureValueChecks } from './signature-value.ts';

/** Every question put to a signature, in the order of the report. */
export const checks: readonly Check[] = [
  ...contentChecks,
  ...signatureValueChecks,
  ...bindingChecks,
  ...chainChecks,
  ...revocationChecks,
  ...claimedTimeChecks,
  ...timestampChecks,
  ...policyChecks,
];
