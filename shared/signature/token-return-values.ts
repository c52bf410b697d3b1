import type { TokenCode } from './token-codes.ts';

/**
 * Return values of Cryptoki, OASIS PKCS#11 Base Specification v2.40 section 5.1 and v3.0 section 5.1, with the product's
 * code for each. All are here that a program which looks, logs in, hashes and signs can be answered; those of wrapping,
 * deriving, verifying and writing objects answer only to acts that this program never does and are `token.call-refused`.
 */
const table = {
  0x1: ['CKR_CANCEL', 'token.pin-cancelled'],
  0x2: ['CKR_HOST_MEMORY', 'token.out-of-memory'],
  0x3: ['CKR_SLOT_ID_INVALID', 'token.removed'],
  0x5: ['CKR_GENERAL_ERROR', 'token.general-error'],
  0x6: ['CKR_FUNCTION_FAILED', 'token.function-failed'],
  0x7: ['CKR_ARGUMENTS_BAD', 'token.call-refused'],
  0x8: ['CKR_NO_EVENT', 'token.call-refused'],
  0x9: ['CKR_NEED_TO_CREATE_THREADS', 'token.library-locking'],
  0xa: ['CKR_CANT_LOCK', 'token.library-locking'],
  0x10: ['CKR_ATTRIBUTE_READ_ONLY', 'token.call-refused'],
  0x11: ['CKR_ATTRIBUTE_SENSITIVE', 'token.call-refused'],
  0x12: ['CKR_ATTRIBUTE_TYPE_INVALID', 'token.call-refused'],
  0x13: ['CKR_ATTRIBUTE_VALUE_INVALID', 'token.call-refused'],
  0x1b: ['CKR_ACTION_PROHIBITED', 'token.key-may-not-sign'],
  0x20: ['CKR_DATA_INVALID', 'token.data-refused'],
  0x21: ['CKR_DATA_LEN_RANGE', 'token.data-refused'],
  0x30: ['CKR_DEVICE_ERROR', 'token.device-error'],
  0x31: ['CKR_DEVICE_MEMORY', 'token.out-of-memory'],
  0x32: ['CKR_DEVICE_REMOVED', 'token.removed'],
  0x50: ['CKR_FUNCTION_CANCELED', 'token.pin-cancelled'],
  0x51: ['CKR_FUNCTION_NOT_PARALLEL', 'token.call-refused'],
  0x54: ['CKR_FUNCTION_NOT_SUPPORTED', 'token.function-missing'],
  0x60: ['CKR_KEY_HANDLE_INVALID', 'token.session-lost'],
  0x62: ['CKR_KEY_SIZE_RANGE', 'token.key-unfit'],
  0x63: ['CKR_KEY_TYPE_INCONSISTENT', 'token.key-unfit'],
  0x65: ['CKR_KEY_CHANGED', 'token.key-unfit'],
  0x66: ['CKR_KEY_NEEDED', 'token.call-refused'],
  0x67: ['CKR_KEY_INDIGESTIBLE', 'token.key-unfit'],
  0x68: ['CKR_KEY_FUNCTION_NOT_PERMITTED', 'token.key-may-not-sign'],
  0x6a: ['CKR_KEY_UNEXTRACTABLE', 'token.call-refused'],
  0x70: ['CKR_MECHANISM_INVALID', 'token.mechanism-refused'],
  0x71: ['CKR_MECHANISM_PARAM_INVALID', 'token.mechanism-refused'],
  0x82: ['CKR_OBJECT_HANDLE_INVALID', 'token.session-lost'],
  0x90: ['CKR_OPERATION_ACTIVE', 'token.busy'],
  0x91: ['CKR_OPERATION_NOT_INITIALIZED', 'token.session-lost'],
  0xa0: ['CKR_PIN_INCORRECT', 'token.pin-incorrect'],
  0xa1: ['CKR_PIN_INVALID', 'token.pin-characters'],
  0xa2: ['CKR_PIN_LEN_RANGE', 'token.pin-length'],
  0xa3: ['CKR_PIN_EXPIRED', 'token.pin-expired'],
  0xa4: ['CKR_PIN_LOCKED', 'token.pin-locked'],
  0xb0: ['CKR_SESSION_CLOSED', 'token.session-lost'],
  0xb1: ['CKR_SESSION_COUNT', 'token.sessions-exhausted'],
  0xb3: ['CKR_SESSION_HANDLE_INVALID', 'token.session-lost'],
  0xb4: ['CKR_SESSION_PARALLEL_NOT_SUPPORTED', 'token.call-refused'],
  0xb5: ['CKR_SESSION_READ_ONLY', 'token.write-protected'],
  0xb6: ['CKR_SESSION_EXISTS', 'token.another-user'],
  0xb7: ['CKR_SESSION_READ_ONLY_EXISTS', 'token.another-user'],
  0xb8: ['CKR_SESSION_READ_WRITE_SO_EXISTS', 'token.another-user'],
  0xd0: ['CKR_TEMPLATE_INCOMPLETE', 'token.call-refused'],
  0xd1: ['CKR_TEMPLATE_INCONSISTENT', 'token.call-refused'],
  0xe0: ['CKR_TOKEN_NOT_PRESENT', 'token.removed'],
  0xe1: ['CKR_TOKEN_NOT_RECOGNIZED', 'token.not-recognized'],
  0xe2: ['CKR_TOKEN_WRITE_PROTECTED', 'token.write-protected'],
  0x100: ['CKR_USER_ALREADY_LOGGED_IN', 'token.another-user'],
  0x101: ['CKR_USER_NOT_LOGGED_IN', 'token.not-logged-in'],
  0x102: ['CKR_USER_PIN_NOT_INITIALIZED', 'token.pin-not-set'],
  0x103: ['CKR_USER_TYPE_INVALID', 'token.function-missing'],
  0x104: ['CKR_USER_ANOTHER_ALREADY_LOGGED_IN', 'token.another-user'],
  0x105: ['CKR_USER_TOO_MANY_TYPES', 'token.another-user'],
  0x121: ['CKR_RANDOM_NO_RNG', 'token.device-error'],
  0x130: ['CKR_DOMAIN_PARAMS_INVALID', 'token.key-unfit'],
  0x140: ['CKR_CURVE_NOT_SUPPORTED', 'token.key-unfit'],
  0x150: ['CKR_BUFFER_TOO_SMALL', 'token.call-refused'],
  0x170: ['CKR_INFORMATION_SENSITIVE', 'token.call-refused'],
  0x190: ['CKR_CRYPTOKI_NOT_INITIALIZED', 'token.session-lost'],
  0x191: ['CKR_CRYPTOKI_ALREADY_INITIALIZED', 'token.library-not-started'],
  0x1a0: ['CKR_MUTEX_BAD', 'token.library-locking'],
  0x1a1: ['CKR_MUTEX_NOT_LOCKED', 'token.library-locking'],
  0x1b0: ['CKR_NEW_PIN_MODE', 'token.pin-expired'],
  0x1b6: ['CKR_FIPS_SELF_TEST_FAILED', 'token.library-self-test-failed'],
  0x1b7: ['CKR_LIBRARY_LOAD_FAILED', 'token.library-not-started'],
  0x1b8: ['CKR_PIN_TOO_WEAK', 'token.pin-expired'],
  0x200: ['CKR_FUNCTION_REJECTED', 'token.declined-on-device'],
  0x201: ['CKR_TOKEN_RESOURCE_EXCEEDED', 'token.sessions-exhausted'],
  0x202: ['CKR_OPERATION_CANCEL_FAILED', 'token.busy'],
  0x203: ['CKR_KEY_EXHAUSTED', 'token.key-may-not-sign'],
  // Aktiv's rtpkcs11t.h: a PINPad's user declined the data or they were not in a form it can show; they were too long.
  0x8000_6fb1: ['CKR_PINPAD_DATA_INCORRECT', 'token.declined-on-device'],
  0x8000_6fb6: ['CKR_PINPAD_WRONG_DATALEN', 'token.data-refused'],
} as const satisfies Readonly<Record<number, readonly [name: string, code: TokenCode]>>;

const entries: Readonly<Record<number, readonly [string, TokenCode]>> = table;

/** Codes that a return value can lead to. */
export type ReturnValueCode = (typeof table)[keyof typeof table][1] | 'token.vendor-error' | 'token.call-refused';

/** Every return value that has a code of its own, for tests and the doctor's own list. */
export const knownReturnValues: readonly number[] = Object.keys(table).map(Number);

/** Values from here on mean what their vendor says (section 5.1: CKR_VENDOR_DEFINED). */
const vendorDefined = 0x8000_0000;

export const codeOfReturnValue = (value: number): ReturnValueCode => {
  const known = entries[value];
  // The table's own literal types say which codes these are.
  if (known !== undefined) return known[1] as ReturnValueCode;
  return value >= vendorDefined ? 'token.vendor-error' : 'token.call-refused';
};

/** `CKR_PIN_LOCKED 0xA4`: what a vendor's support asks for. */
export const returnValueText = (value: number): string =>
  `${entries[value]?.[0] ?? (value >= vendorDefined ? 'CKR_VENDOR_DEFINED' : 'CKR')} 0x${value.toString(16).toUpperCase()}`;
