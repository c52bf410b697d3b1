import type { Finding } from '../../kernel/failure.ts';
import type { Instant } from '../../kernel/instant.ts';

/** Everything a verdict depends on, as it was when the bid was rehearsed or as it is now. */
export type RehearsalBasis = {
  readonly documents: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the notice the bid stands on, and its edition by number then. */
  readonly notice: string;
  readonly edition: number | null;
  readonly lotId: string | null;
  readonly price: string | null;
  readonly platformId: string | null;
  /** SHA-256 of what the platform's card demands of files and signatures; null: no card. */
  readonly card: string | null;
  /** The signature policy's name with a digest of its demands; null: none. */
  readonly policy: { readonly name: string; readonly sha256: string } | null;
  /** Number of the bound power of attorney with the powers marked; null: none. */
  readonly authority: string | null;
  /** With what was signed. Now: the same key's certificate, or null where the key is not kept any more. */
  readonly certificate: {
    readonly certificateId: string;
    readonly keyLabel: string;
    /** Null: a key file or token that was used once. */
    readonly keyId: string | null;
    readonly notAfter: Instant;
  } | null;
};

export type RehearsalVerdict = {
  /** ETSI EN 319 102-1; null: refused before there was anything to verify. */
  readonly conclusion: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED' | null;
  readonly subIndication: string | null;
  readonly refusal: { readonly code: string; readonly details: Finding['details'] } | null;
  readonly signer: string | null;
  readonly level: string;
  readonly placement: string;
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
};
