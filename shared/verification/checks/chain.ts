import type { Check } from './check.ts';
import { missIf } from './check.ts';

const signingUsages = ['digitalSignature', 'nonRepudiation'] as const;

/**
 * Does a path lead to someone the reader trusts, and may the key sign? What path validation itself observes comes with
 * its own codes; these are the questions around it. ETSI EN 319 102-1 clause 5.2.6.
 */
export const chainChecks: readonly Check[] = [
  {
    id: 'chain.no-anchors',
    verdict: 'chain',
    misses: ({ facts }) => (facts.chain === null ? null : missIf(facts.chain.anchorsGiven === 0)),
  },
  {
    id: 'chain.not-examined',
    verdict: 'chain',
    misses: ({ facts }) => missIf(facts.chain === null),
  },
  {
    id: 'chain.key-usage-unfit',
    verdict: 'chain',
    misses: ({ facts }) => {
      const usage = facts.certificate?.keyUsage ?? null;
      if (usage === null) return null;
      return missIf(!signingUsages.some((wanted) => usage.includes(wanted)), { keyUsage: usage.join(', ') });
    },
  },
];
