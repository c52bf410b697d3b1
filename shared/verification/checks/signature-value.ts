import type { Check } from './check.ts';
import { missIf } from './check.ts';

const algorithmOf = (algorithm: { readonly name: string | null; readonly oid: string }): string =>
  algorithm.name ?? algorithm.oid;

/** Was it made by the key of that certificate? ETSI EN 319 102-1 clause 5.2.7. */
export const signatureValueChecks: readonly Check[] = [
  {
    id: 'signature-value.wrong',
    verdict: 'signatureValue',
    misses: ({ facts }) =>
      missIf(facts.signatureValue === 'does-not-verify', { algorithm: algorithmOf(facts.signatureAlgorithm) }),
  },
  {
    id: 'signature-value.unsupported',
    verdict: 'signatureValue',
    misses: ({ facts }) =>
      missIf(facts.signatureValue === 'unsupported', { algorithm: algorithmOf(facts.signatureAlgorithm) }),
  },
  {
    id: 'signature-value.no-certificate',
    verdict: 'signatureValue',
    misses: ({ facts }) => missIf(facts.signatureValue === 'no-certificate'),
  },
];
