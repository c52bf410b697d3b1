import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/**
 * Everything that a PKCS#11 library, a token in it or its PIN can answer, in the product's own words. `returnValue` is
 * Cryptoki's name and number for it, `act` the function that answered; which return value means what is in
 * `token-return-values.ts`.
 */
export const tokenCodes = {
  'token.driver-not-built': { class: 'outside', details: ['command', 'reason'] },
  'token.no-library': { class: 'input', details: [] },
  'token.library-missing': { class: 'input', details: ['library'] },
  'token.library-wrong-architecture': { class: 'input', details: ['library', 'found', 'wanted'] },
  'token.library-not-a-library': { class: 'input', details: ['library'] },
  'token.library-not-pkcs11': { class: 'input', details: ['library'] },
  'token.library-not-loadable': { class: 'outside', details: ['library', 'reason'] },
  'token.library-not-started': { class: 'outside', details: ['library', 'returnValue'] },
  'token.library-locking': { class: 'outside', details: ['library', 'returnValue'] },
  'token.library-self-test-failed': { class: 'outside', details: ['library', 'returnValue'] },
  'token.library-crashed': { class: 'outside', details: ['library', 'exit'] },
  'token.library-silent': { class: 'outside', details: ['library', 'seconds'] },
  'token.library-ready': { class: 'verdict', details: ['library', 'description'] },

  'token.none-inserted': { class: 'outside', details: ['library'] },
  'token.not-found': { class: 'input', details: ['token', 'tokens'] },
  'token.several': { class: 'input', details: ['tokens'] },
  'token.removed': { class: 'outside', details: ['token', 'returnValue'] },
  'token.not-recognized': { class: 'outside', details: ['token', 'returnValue'] },
  'token.not-initialized': { class: 'outside', details: ['token'] },
  'token.device-error': { class: 'outside', details: ['token', 'act', 'returnValue'] },
  'token.out-of-memory': { class: 'outside', details: ['token', 'returnValue'] },
  'token.write-protected': { class: 'outside', details: ['token', 'returnValue'] },
  'token.in-error-state': { class: 'outside', details: ['token'] },
  'token.ready': { class: 'verdict', details: ['token'] },

  'token.pin-incorrect': { class: 'outside', details: ['token', 'tries'] },
  'token.pin-locked': { class: 'outside', details: ['token'] },
  'token.pin-last-try': { class: 'outside', details: ['token'] },
  'token.pin-tries-low': { class: 'verdict', details: ['token'] },
  'token.pin-length': { class: 'outside', details: ['token', 'minimum', 'maximum'] },
  'token.pin-characters': { class: 'outside', details: ['token', 'returnValue'] },
  'token.pin-expired': { class: 'outside', details: ['token', 'returnValue'] },
  'token.pin-not-set': { class: 'outside', details: ['token'] },
  'token.pin-to-be-changed': { class: 'verdict', details: ['token'] },
  'token.pin-cancelled': { class: 'outside', details: ['token', 'returnValue'] },
  'token.another-user': { class: 'outside', details: ['token', 'returnValue'] },
  'token.not-logged-in': { class: 'outside', details: ['token', 'returnValue'] },
  'token.sessions-exhausted': { class: 'outside', details: ['token', 'returnValue'] },
  'token.session-lost': { class: 'outside', details: ['token', 'returnValue'] },
  'token.busy': { class: 'outside', details: ['token', 'returnValue'] },

  'token.no-key': { class: 'input', details: ['token', 'certificates'] },
  'token.key-without-certificate': { class: 'input', details: ['token', 'keys'] },
  'token.key-not-found': { class: 'input', details: ['token', 'key', 'keys'] },
  'token.key-may-not-sign': { class: 'outside', details: ['token', 'returnValue'] },
  'token.key-unfit': { class: 'outside', details: ['token', 'algorithm', 'returnValue'] },
  'token.algorithm-missing': { class: 'input', details: ['token', 'algorithm'] },
  'token.mechanism-refused': { class: 'outside', details: ['token', 'returnValue'] },
  'token.data-refused': { class: 'outside', details: ['token', 'returnValue'] },
  'token.declined-on-device': { class: 'outside', details: ['token', 'returnValue'] },
  'token.signature-malformed': { class: 'outside', details: ['token', 'length', 'expected'] },

  'token.general-error': { class: 'outside', details: ['token', 'act', 'returnValue'] },
  'token.function-failed': { class: 'outside', details: ['token', 'act', 'returnValue'] },
  'token.function-missing': { class: 'outside', details: ['token', 'act', 'returnValue'] },
  'token.call-refused': { class: 'outside', details: ['token', 'act', 'returnValue'] },
  'token.vendor-error': { class: 'outside', details: ['token', 'act', 'returnValue'] },

  'token.reader-empty': { class: 'verdict', details: ['reader'] },
  'token.nothing-visible': { class: 'verdict', details: ['token'] },
  'token.pad': { class: 'verdict', details: ['token'] },
  'token.gost-present': { class: 'verdict', details: ['token'] },
  'token.gost-absent': { class: 'verdict', details: ['token'] },
  'token.certificates-held': { class: 'verdict', details: ['token', 'certificates'] },
  'token.key-on-chip': { class: 'verdict', details: ['key'] },
  'token.key-imported': { class: 'verdict', details: ['key'] },
  'token.key-extractable': { class: 'verdict', details: ['key'] },
  'token.key-asks-each-time': { class: 'verdict', details: ['key'] },
} as const satisfies CodeTable;

export type TokenCode = keyof typeof tokenCodes;
export const failToken = failuresOf(tokenCodes);
