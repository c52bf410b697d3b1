import type { Check } from './check.ts';
import { missIf } from './check.ts';

/** Is it these bytes that were signed? RFC 5652 section 5.4 and ETSI EN 319 102-1 clause 5.2.7. */
export const contentChecks: readonly Check[] = [
  {
    id: 'content.not-given',
    verdict: 'content',
    misses: ({ facts }) => missIf(facts.content.source === 'none'),
  },
  {
    id: 'content.found-beside',
    verdict: 'content',
    misses: ({ facts }) => missIf(facts.content.source === 'beside', { file: facts.content.name ?? '' }),
  },
  {
    id: 'content.digest-unsupported',
    verdict: 'content',
    misses: ({ facts }) =>
      facts.content.source === 'none'
        ? null
        : missIf(facts.content.computedDigest === null && !signedDirectly(facts), {
            algorithm: facts.digestAlgorithm.name ?? facts.digestAlgorithm.oid,
          }),
  },
  {
    id: 'content.digest-mismatch',
    verdict: 'content',
    misses: ({ facts }) => {
      const { signedDigest, computedDigest } = facts.content;
      if (signedDigest === null || computedDigest === null) return null;
      return missIf(signedDigest !== computedDigest, {
        algorithm: facts.digestAlgorithm.name ?? facts.digestAlgorithm.oid,
        signed: signedDigest,
        computed: computedDigest,
      });
    },
  },
];

/** Without signed attributes the signature value is over the content itself. */
const signedDirectly = (facts: { readonly signedAttributes: readonly unknown[] | null }): boolean =>
  facts.signedAttributes === null;
