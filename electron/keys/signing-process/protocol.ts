import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { SealCode } from '#shared/signature/seal-codes.ts';
import type { WrappedKey } from '../../pki/seal/wrapped-key.ts';
import type { KeyIdentity } from '../key-session.ts';
import { questionsOf, type Answered, type Question } from './questions.ts';

/** What the parent may ask: open once, then sign, or open what is sealed to a key. There is no request that answers a private key. */
export type Request =
  | { readonly act: 'open'; readonly file: string; readonly password: Uint8Array }
  | {
      readonly act: 'sign';
      readonly keyId: string;
      readonly algorithm: SignatureAlgorithm;
      readonly data: Uint8Array;
    }
  | { readonly act: 'unwrap'; readonly keyId: string; readonly wrapped: WrappedKey };

export type Replies = {
  readonly open: Outcome<readonly KeyIdentity[], SignatureCode | KernelCode>;
  readonly sign: Outcome<Uint8Array<ArrayBuffer>, SignatureCode>;
  readonly unwrap: Outcome<Uint8Array<ArrayBuffer>, SignatureCode | SealCode>;
};
export type Reply = Replies[Request['act']];

export type ToChild = Question<Request>;
export type FromChild = Answered<Reply>;

export const isFromChild = (message: unknown): message is FromChild =>
  message === 'ready' ||
  (typeof message === 'object' &&
    message !== null &&
    'number' in message &&
    typeof message.number === 'number' &&
    'reply' in message &&
    typeof message.reply === 'object');

export const isToChild = questionsOf<Request>(['open', 'sign', 'unwrap']);
