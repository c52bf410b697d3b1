import type { Check } from './check.ts';
import { missIf } from './check.ts';

const isReference = (attribute: { readonly name: string | null }): boolean =>
  attribute.name === 'signing-certificate' || attribute.name === 'signing-certificate-v2';

/** Does the signature itself name that certificate? ETSI EN 319 122-1 clause 5.2.2, EN 319 102-1 clause 5.2.3. */
export const bindingChecks: readonly Check[] = [
  {
    id: 'binding.certificate-not-found',
    verdict: 'certificateBinding',
    misses: ({ facts }) => {
      const { signer } = facts;
      const named = signer.kind === 'issuer-and-serial' ? `${signer.issuer}, ${signer.serial}` : signer.value;
      return missIf(facts.certificate === null, { signer: named });
    },
  },
  {
    id: 'binding.identifier-differs',
    verdict: 'certificateBinding',
    misses: ({ facts }) =>
      facts.signer.kind === 'issuer-and-serial'
        ? missIf(facts.signer.asInCertificate === false, { signer: facts.signer.issuer })
        : null,
  },
  {
    id: 'binding.reference-missing',
    verdict: 'certificateBinding',
    misses: ({ facts }) => missIf(!(facts.signedAttributes ?? []).some(isReference)),
  },
  {
    id: 'binding.reference-repeated',
    verdict: 'certificateBinding',
    misses: ({ facts }) => {
      const names = (facts.signedAttributes ?? []).filter(isReference).map((attribute) => attribute.name ?? '');
      const repeated = names.filter((name, index) => names.indexOf(name) !== index);
      return repeated.map((attribute) => ({ attribute }));
    },
  },
  {
    id: 'binding.hash-differs',
    verdict: 'certificateBinding',
    misses: ({ facts }) =>
      facts.references
        .filter((reference) => reference.hash === 'differs')
        .map(({ hashAlgorithm }) => ({ algorithm: hashAlgorithm.name ?? hashAlgorithm.oid })),
  },
  {
    id: 'binding.hash-unsupported',
    verdict: 'certificateBinding',
    misses: ({ facts }) =>
      facts.references
        .filter((reference) => reference.hash === 'not-computable')
        .map(({ hashAlgorithm }) => ({ algorithm: hashAlgorithm.name ?? hashAlgorithm.oid })),
  },
  {
    id: 'binding.issuer-serial-differs',
    verdict: 'certificateBinding',
    misses: ({ facts }) => missIf(facts.references.some((reference) => reference.issuerSerial === 'differs')),
  },
];
