import type { PublicKeyFacts } from './certificate-facts.ts';

/**
 * Identifiers under which CMS writes the signature algorithm of a key as this program signs with it. RSA and GOST keys are also written by
 * the key's own identifier (RFC 3370 section 3.2, RFC 9215 section 2.1), and platforms name the one or the other.
 */
export const algorithmOidsOf = (key: PublicKeyFacts): readonly string[] => {
  switch (key.kind) {
    case 'rsa':
      return key.pssOnly === true ? ['1.2.840.113549.1.1.10'] : ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1'];
    case 'ecdsa':
      return [ecdsaWith(key.curve)];
    case 'ed25519':
      return ['1.3.101.112'];
    case 'gost-2012':
      return key.bits === 512 ? ['1.2.643.7.1.1.3.3', '1.2.643.7.1.1.1.2'] : ['1.2.643.7.1.1.3.2', '1.2.643.7.1.1.1.1'];
    case 'other':
      return [key.oid];
  }
};

/** RFC 5758 section 3.2, with the digest that this program takes for the curve. */
const ecdsaWith = (curve: string): string =>
  curve === 'P-521' ? '1.2.840.10045.4.3.4' : curve === 'P-384' ? '1.2.840.10045.4.3.3' : '1.2.840.10045.4.3.2';
