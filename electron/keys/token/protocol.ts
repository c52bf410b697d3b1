import type { Outcome } from '#shared/kernel/failure.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import type { TokenCode } from '#shared/signature/token-codes.ts';
import type {
  LibraryFacts,
  SlotFacts,
  TokenCertificate,
  TokenFacts,
  TokenKeyFacts,
} from '#shared/signature/token-facts.ts';
import type { SealCode } from '#shared/signature/seal-codes.ts';
import type { WrappedKey } from '../../pki/seal/wrapped-key.ts';
import { questionsOf, type Answered, type Question } from '../signing-process/questions.ts';

/** A private key as its parent may know it. `number` names it until the next login. */
export type ReportedKey = Omit<TokenKeyFacts, 'certificateIds'> & {
  readonly number: number;
  /** Its public key as a certificate has it, where the token shows it. */
  readonly publicKey: Uint8Array<ArrayBuffer> | null;
};

/**
 * What the parent may ask a library's process. `pin` is UTF-8 and zeroed by the process once used; null where the token
 * has a pad of its own or wants none. There is no request that answers a key or a PIN.
 */
export type TokenRequest =
  | { readonly act: 'load'; readonly library: string }
  /** Every slot, token and visible certificate; nothing is logged in to. */
  | { readonly act: 'describe' }
  /** A line that differs when something was put in or pulled out. */
  | { readonly act: 'picture' }
  /** The token by label or serial number (null: the only one), before any PIN. */
  | { readonly act: 'choose'; readonly token: string | null }
  /** Logs in to the chosen token, again if need be, and finds its keys anew. */
  | { readonly act: 'login'; readonly pin: Uint8Array | null }
  | {
      readonly act: 'sign';
      readonly key: number;
      readonly algorithm: SignatureAlgorithm;
      readonly data: Uint8Array;
      /** For keys that ask each time. */
      readonly pin: Uint8Array | null;
    }
  /** Opens what was sealed to a key's certificate, in whatever way the library can. */
  | {
      readonly act: 'unwrap';
      readonly key: number;
      readonly wrapped: WrappedKey;
      readonly pin: Uint8Array | null;
    }
  /** Logs out and lets the library clean up. */
  | { readonly act: 'finish' };

export type TokenAnswer<T> = Outcome<T, TokenCode | SignatureCode>;

export type TokenReplies = {
  readonly load: TokenAnswer<LibraryFacts>;
  readonly describe: TokenAnswer<{ readonly library: LibraryFacts; readonly slots: readonly SlotFacts[] }>;
  readonly picture: TokenAnswer<string>;
  readonly choose: TokenAnswer<TokenFacts>;
  readonly login: TokenAnswer<{
    readonly token: TokenFacts;
    readonly keys: readonly ReportedKey[];
    readonly certificates: readonly TokenCertificate[];
  }>;
  readonly sign: TokenAnswer<{
    readonly signature: Uint8Array<ArrayBuffer>;
    /** Spent inside the library, in milliseconds. */
    readonly spent: number;
  }>;
  readonly unwrap: Outcome<Uint8Array<ArrayBuffer>, TokenCode | SignatureCode | SealCode>;
  readonly finish: TokenAnswer<null>;
};
export type TokenReply = TokenReplies[TokenRequest['act']];

export type ToTokenProcess = Question<TokenRequest>;
export type FromTokenProcess = Answered<TokenReply>;

export const isToTokenProcess = questionsOf<TokenRequest>([
  'load',
  'describe',
  'picture',
  'choose',
  'login',
  'sign',
  'unwrap',
  'finish',
]);
