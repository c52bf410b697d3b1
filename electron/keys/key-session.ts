import type { Outcome } from '#shared/kernel/failure.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import type { TokenCode } from '#shared/signature/token-codes.ts';
import type { SealCode } from '#shared/signature/seal-codes.ts';
import type { WrappedKey } from '../pki/seal/wrapped-key.ts';

/**
 * One private key with its certificate. `keyId` is stable for the same file: the SHA-256 thumbprint of the
 * certificate, lower-case hexadecimal. `chain` holds the issuers found with it, nearest first, root included when there.
 */
export type KeyIdentity = {
  readonly keyId: string;
  readonly friendlyName: string | null;
  readonly certificate: Uint8Array<ArrayBuffer>;
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
};

/** Where a key lives decides what its signature is good for: a file can be copied, a token signs on its chip. */
export type KeyPlace = 'file' | 'token';

/** What a key can refuse with, wherever it lives. `call.cancelled`: the user stepped back from the PIN. */
export type KeyCode = SignatureCode | TokenCode | 'call.cancelled';

/**
 * An opened key source. It can be asked to sign; there is no way to ask it for a key or a password.
 * Every act of a closed session answers `key-process.closed`.
 */
export type KeySession = {
  readonly place: KeyPlace;
  readonly identities: readonly KeyIdentity[];
  /** Signs the bytes themselves (the digest is made inside); ECDSA values are DER, as CMS wants them. */
  readonly sign: (
    keyId: string,
    algorithm: SignatureAlgorithm,
    data: Uint8Array,
  ) => Promise<Outcome<Uint8Array<ArrayBuffer>, KeyCode>>;
  /**
   * Opens what was sealed to this key's certificate: answers the key of that one content, never the private key. Refuses with
   * `unseal.wrong-key`, and `unseal.key-unfit` where the key or its token can not. The taker overwrites the answer.
   */
  readonly unwrap: (
    keyId: string,
    wrapped: WrappedKey,
  ) => Promise<Outcome<Uint8Array<ArrayBuffer>, KeyCode | SealCode>>;
  /** Ends the signing process; idempotent. */
  readonly close: () => Promise<void>;
};
