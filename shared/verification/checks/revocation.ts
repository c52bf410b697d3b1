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
];
