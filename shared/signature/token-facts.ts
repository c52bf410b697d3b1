import type { Failure } from '../kernel/failure.ts';
import type { TokenCode } from './token-codes.ts';

/** What a PKCS#11 library says about itself, its slots and its tokens, without opinion. Text is trimmed of padding. */

/** Flags of CK_TOKEN_INFO, OASIS PKCS#11 Base Specification v2.40, table 6. */
export const tokenFlags = {
  rng: 0x1,
  writeProtected: 0x2,
  loginRequired: 0x4,
  userPinInitialized: 0x8,
  protectedAuthenticationPath: 0x100,
  tokenInitialized: 0x400,
  userPinCountLow: 0x1_0000,
  userPinFinalTry: 0x2_0000,
  userPinLocked: 0x4_0000,
  userPinToBeChanged: 0x8_0000,
  errorState: 0x0100_0000,
} as const;
export type TokenFlag = keyof typeof tokenFlags;

export const hasFlag = (flags: number, flag: TokenFlag): boolean => (flags & tokenFlags[flag]) !== 0;

/** How near the user PIN is to being locked. Many tokens count no tries aloud: `not-told` is not “all of them”. */
export type PinTries = 'not-told' | 'low' | 'last' | 'locked';

export const pinTriesOf = (flags: number): PinTries => {
  if (hasFlag(flags, 'userPinLocked')) return 'locked';
  if (hasFlag(flags, 'userPinFinalTry')) return 'last';
  return hasFlag(flags, 'userPinCountLow') ? 'low' : 'not-told';
};

export type TokenFacts = {
  readonly label: string;
  readonly serial: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly firmware: string;
  readonly flags: number;
  /** In characters; 0 where the token does not say. */
  readonly pinLength: { readonly minimum: number; readonly maximum: number };
  /** Numbers of the mechanisms that the token offers. */
  readonly mechanisms: readonly number[];
  /** Certificates visible without the PIN, in the token's order. */
  readonly certificates: readonly TokenCertificate[];
};

export type TokenCertificate = {
  /** CKA_ID, lower-case hexadecimal. */
  readonly id: string;
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
};

export type SlotFacts = {
  readonly reader: string;
  readonly manufacturer: string;
  readonly token: TokenFacts | null;
  /** Why a token that is there could not be read. */
  readonly fault: Failure<TokenCode> | null;
};

export type LibraryFacts = {
  readonly manufacturer: string;
  readonly description: string;
  readonly version: string;
  /** Version of the Cryptoki interface. */
  readonly cryptoki: string;
};

/** CKK_*: what kind of key it is. `gost-2012-256` shares its number with GOST R 34.10-2001. */
export type TokenKeyKind = 'rsa' | 'ecdsa' | 'ed25519' | 'gost-2012-256' | 'gost-2012-512' | 'other';

/** A private key in a token after login. `null`: the token does not say. */
export type TokenKeyFacts = {
  /** CKA_ID, lower-case hexadecimal; keys are asked for by it. */
  readonly id: string;
  readonly label: string;
  readonly kind: TokenKeyKind;
  /** CKA_LOCAL: made inside the token. */
  readonly madeInside: boolean | null;
  /** CKA_EXTRACTABLE: may leave the token, wrapped. */
  readonly extractable: boolean | null;
  /** CKA_NEVER_EXTRACTABLE: could not leave it at any time. */
  readonly neverExtractable: boolean | null;
  /** CKA_SENSITIVE: cannot be read in the clear. */
  readonly sensitive: boolean | null;
  /** CKA_ALWAYS_AUTHENTICATE: the PIN is wanted for each signature. */
  readonly asksEachTime: boolean;
  /** CKA_SIGN. */
  readonly maySign: boolean | null;
  /** SHA-256 thumbprints of the certificates that belong to it. */
  readonly certificateIds: readonly string[];
};

/** What a user calls a token by; one that nobody named yet goes by its model. */
export const tokenName = ({
  label,
  serial,
  model = '',
}: {
  readonly label: string;
  readonly serial: string;
  readonly model?: string;
}): string => (label === '' ? serial || model : serial === '' ? label : `${label} (${serial})`);

/** Whether `wanted`, as a user wrote it, is this token: its whole label or its whole serial number. */
export const isToken = (wanted: string, { label, serial }: { readonly label: string; readonly serial: string }) =>
  wanted === label || wanted === serial;
