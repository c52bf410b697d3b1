import { epochMilliseconds } from '../../kernel/instant.ts';
import { trustedTimeOf } from '../trusted-time.ts';
import type { Check } from './check.ts';
import { clockTolerance, missIf } from './check.ts';

/** Does the proved time agree with the certificate and with the signer's own word? ETSI EN 319 102-1 clause 5.5.4. */
export const timestampChecks: readonly Check[] = [
  {
    id: 'timestamp.before-certificate',
    verdict: 'claimedSigningTime',
    misses: ({ facts }) => {
      const time = trustedTimeOf(facts.timestamps);
      if (time === null || facts.certificate === null) return null;
      const { notBefore } = facts.certificate;
      return missIf(epochMilliseconds(time) < epochMilliseconds(notBefore), { time, notBefore });
    },
  },
  {
    id: 'timestamp.before-claimed',
    verdict: 'claimedSigningTime',
    misses: ({ facts }) => {
      const time = trustedTimeOf(facts.timestamps);
      const claimed = facts.claimedSigningTime;
      if (time === null || claimed === null) return null;
      return missIf(epochMilliseconds(time) + clockTolerance < epochMilliseconds(claimed), { time, claimed });
    },
  },
];
