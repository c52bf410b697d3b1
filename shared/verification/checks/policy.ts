import type { SignatureFacts } from '../facts.ts';
import type { Check } from './check.ts';
import { isSoundOn } from '../sound.ts';
import { trustedTimeOf } from '../trusted-time.ts';
import { holds, missIf } from './check.ts';

/** Attributes whose meaning rests on being signed (RFC 5652 section 11, RFC 5035, ETSI EN 319 122-1). */
const onlySigned = new Set([
  'content-type',
  'message-digest',
  'signing-time',
  'signing-certificate',
  'signing-certificate-v2',
  'signature-policy-identifier',
  'cms-algorithm-protection',
]);

/** RFC 5652 sections 5.3 and 11.4: a counter-signature is over no content and names no type of it. */
const required = { signature: ['content-type', 'message-digest'], 'counter-signature': ['message-digest'] } as const;

/** These rules are about CMS; an XML signature has its own. */
const isCms = ({ family }: SignatureFacts): boolean => family !== 'XAdES';

const label = (attribute: { readonly name: string | null; readonly oid: string }): string =>
  attribute.name ?? attribute.oid;

const repeatedIn = (facts: SignatureFacts): string[] => {
  const labels = (facts.signedAttributes ?? []).map(label);
  return [...new Set(labels.filter((each, index) => labels.indexOf(each) !== index))];
};

const countUnsigned = (facts: SignatureFacts, names: readonly string[]): number =>
  facts.unsignedAttributes.filter(({ name }) => name !== null && names.includes(name)).length;

/** Older forms that are not judged; those over content, signature value and archive are judged one by one. */
const timestamps = ['archive-time-stamp-v1', 'long-term-validation', 'certs-crls-time-stamp', 'cades-c-time-stamp'];

/** Rules on how the signature is made: ETSI EN 319 122-1 clause 5 and 6.3, RFC 5652 sections 5.3 and 11. */
const structureChecks: readonly Check[] = [
  {
    id: 'policy.version-unexpected',
    verdict: 'policy',
    misses: ({ facts }) =>
      missIf(facts.version !== facts.expectedVersion, { found: facts.version, expected: facts.expectedVersion }),
  },
  {
    id: 'policy.signed-attributes-missing',
    verdict: 'policy',
    misses: ({ facts }) => missIf(facts.signedAttributes === null),
  },
  {
    id: 'policy.attribute-missing',
    verdict: 'policy',
    misses: ({ facts }) => {
      const attributes = facts.signedAttributes;
      if (attributes === null || !isCms(facts)) return null;
      return required[facts.role]
        .filter((name) => !attributes.some((attribute) => attribute.name === name))
        .map((attribute) => ({ attribute }));
    },
  },
  {
    id: 'policy.attribute-repeated',
    verdict: 'policy',
    misses: ({ facts }) => repeatedIn(facts).map((attribute) => ({ attribute })),
  },
  {
    id: 'policy.attribute-not-single',
    verdict: 'policy',
    misses: ({ facts }) =>
      (facts.signedAttributes ?? [])
        .filter((attribute) => attribute.name !== null && onlySigned.has(attribute.name) && attribute.values !== 1)
        .map((attribute) => ({ attribute: label(attribute), values: attribute.values })),
  },
  {
    id: 'policy.attribute-misplaced',
    verdict: 'policy',
    misses: ({ facts }) =>
      facts.unsignedAttributes
        .filter(({ name }) => name !== null && onlySigned.has(name))
        .map((attribute) => ({ attribute: label(attribute) })),
  },
  {
    id: 'policy.content-type-differs',
    verdict: 'policy',
    misses: ({ facts }) =>
      facts.contentTypeAttribute === null
        ? null
        : missIf(facts.contentTypeAttribute !== facts.contentType, {
            attribute: facts.contentTypeAttribute,
            content: facts.contentType,
          }),
  },
];

const unsignedChecks: readonly Check[] = [
  {
    id: 'policy.timestamps-not-checked',
    verdict: 'policy',
    misses: ({ facts }) => {
      const count = countUnsigned(facts, timestamps);
      return missIf(count > 0, { count });
    },
  },
  {
    id: 'policy.attribute-forbidden',
    verdict: 'policy',
    misses: ({ facts }) =>
      facts.role === 'signature'
        ? null
        : (facts.signedAttributes ?? [])
            .filter(({ name }) => name === 'content-type')
            .map((attribute) => ({ attribute: label(attribute) })),
  },
  {
    id: 'policy.evidence-records-not-checked',
    verdict: 'policy',
    misses: ({ facts }) => {
      const count = countUnsigned(facts, ['evidence-record-internal', 'evidence-record-external']);
      return missIf(count > 0, { count });
    },
  },
  {
    id: 'policy.signed-attribute-unknown',
    verdict: 'policy',
    misses: ({ facts }) =>
      (facts.signedAttributes ?? [])
        .filter(({ name }) => name === null)
        .map((attribute) => ({ attribute: label(attribute) })),
  },
  {
    id: 'policy.attribute-unknown',
    verdict: 'policy',
    misses: ({ facts }) =>
      facts.unsignedAttributes
        .filter(({ name }) => name === null)
        .map((attribute) => ({ attribute: label(attribute) })),
  },
];

/** Algorithms by date. ETSI EN 319 102-1 clause 5.2.8, ETSI TS 119 312. */
const algorithmChecks: readonly Check[] = [
  {
    id: 'policy.algorithms-differ',
    verdict: 'policy',
    misses: ({ facts }) => {
      const digest = facts.digestAlgorithm.name;
      const other = facts.signatureAlgorithm.digest;
      return digest === null || other === null ? null : missIf(digest !== other, { digest, signature: other });
    },
  },
  {
    id: 'policy.algorithm-weak',
    verdict: 'policy',
    misses: ({ facts, policy, validationTime }) => {
      // What a timestamp proves to be older is judged by its own day (ETSI EN 319 102-1 clause 5.5.4).
      const moment = trustedTimeOf(facts.timestamps) ?? validationTime;
      return digestsIn(facts).flatMap(([algorithm, use]) => {
        const rule = policy.digests.find(({ name }) => name === algorithm);
        if (rule === undefined || rule.term === 'open') return holds;
        const until = rule.term === 'never' ? null : rule.term.through;
        return missIf(!isSoundOn(rule, moment), { algorithm, until, use });
      });
    },
  },
  {
    id: 'policy.algorithm-unknown',
    verdict: 'policy',
    misses: ({ facts, policy }) => {
      const known = new Set(policy.digests.map(({ name }) => name));
      return digestsIn(facts)
        .filter(([algorithm]) => !known.has(algorithm))
        .map(([algorithm, use]) => ({ algorithm, use }));
    },
  },
];

/** Every digest that the verdict rests on, with what it is used for. */
const digestsIn = (facts: SignatureFacts): readonly (readonly [algorithm: string, use: string])[] => {
  const { digestAlgorithm, signatureAlgorithm, references } = facts;
  const seen: (readonly [string, string])[] = [[digestAlgorithm.name ?? digestAlgorithm.oid, 'digest-use.content']];
  if (signatureAlgorithm.digest !== null && signatureAlgorithm.digest !== digestAlgorithm.name) {
    seen.push([signatureAlgorithm.digest, 'digest-use.signature']);
  }
  // RFC 5035 keeps SHA-1 in signing-certificate v1; when a v2 reference matches as well, the v1 adds nothing to judge.
  const strong = references.filter(({ attribute }) => attribute === 'signing-certificate-v2');
  for (const { hashAlgorithm } of strong.length > 0 ? strong : references) {
    seen.push([hashAlgorithm.name ?? hashAlgorithm.oid, 'digest-use.certificate']);
  }
  for (const algorithm of facts.content.manifestDigests) seen.push([algorithm, 'digest-use.manifest']);
  return seen;
};

export const policyChecks: readonly Check[] = [...structureChecks, ...unsignedChecks, ...algorithmChecks];
