import { epochMilliseconds } from '../../kernel/instant.ts';
import type { Check } from './check.ts';
import { missIf } from './check.ts';

/**
 * Was a certificate of the path withdrawn? What the lists say comes from path validation with its own codes; these are
 * the questions around it. ETSI EN 319 102-1 clauses 5.2.5 and 5.2.6.
 */
export const revocationChecks: readonly Check[] = [
  {
    id: 'revocation.not-looked',
    verdict: 'revocation',
    misses: ({ revocation }) => missIf(revocation === 'none'),
  },
  {
    id: 'revocation.not-examined',
    verdict: 'revocation',
    misses: ({ facts, revocation }) => {
      if (revocation === 'none') return null;
      const { chain } = facts;
      return missIf(chain === null || chain.anchorsGiven === 0 || chain.path.length === 0);
    },
  },
  {
    id: 'revocation.too-old',
    verdict: 'revocation',
    misses: ({ facts, policy, revocation, validationTime }) => {
      const hours = policy.revocation.maxAgeHours;
      const { chain } = facts;
      if (revocation === 'none' || hours === null || chain === null || chain.holds !== 'now') return null;
      const oldest = epochMilliseconds(validationTime) - hours * 3_600_000;
      return chain.lists
        .filter(({ thisUpdate }) => epochMilliseconds(thisUpdate) < oldest)
        .map(({ issuer, thisUpdate }) => ({ issuer, thisUpdate, hours }));
    },
  },
];
