import { epochMilliseconds } from '../../kernel/instant.ts';
import type { Check } from './check.ts';
import { clockTolerance, missIf } from './check.ts';

/** What the signer says of the time. It proves nothing; it can only contradict itself. ETSI EN 319 122-1 clause 5.2.1. */
export const claimedTimeChecks: readonly Check[] = [
  {
    id: 'claimed-time.missing',
    verdict: 'claimedSigningTime',
    misses: ({ facts }) => missIf(facts.claimedSigningTime === null),
  },
  {
    id: 'claimed-time.outside-certificate',
    verdict: 'claimedSigningTime',
    misses: ({ facts }) => {
      const { claimedSigningTime: claimed, certificate } = facts;
      if (claimed === null || certificate === null) return null;
      const { notBefore, notAfter } = certificate;
      const moment = epochMilliseconds(claimed);
      const outside = moment < epochMilliseconds(notBefore) || moment > epochMilliseconds(notAfter);
      return missIf(outside, { claimed, notBefore, notAfter });
    },
  },
  {
    id: 'claimed-time.after-validation',
    verdict: 'claimedSigningTime',
    misses: ({ facts, validationTime }) => {
      const claimed = facts.claimedSigningTime;
      if (claimed === null) return null;
      const later = epochMilliseconds(claimed) > epochMilliseconds(validationTime) + clockTolerance;
      return missIf(later, { claimed, at: validationTime });
    },
  },
];
