import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { KeyIdentity } from '../key-session.ts';

/** What the parent may ask: open once, then sign. There is no request that answers a key. */
export type Request =
  | { readonly act: 'open'; readonly file: string; readonly password: Uint8Array }
  | {
      readonly act: 'sign';
      readonly keyId: string;
      readonly algorithm: SignatureAlgorithm;
      readonly data: Uint8Array;
    };

export type Replies = {
  readonly open: Outcome<readonly KeyIdentity[], SignatureCode | KernelCode>;
  readonly sign: Outcome<Uint8Array<ArrayBuffer>, SignatureCode>;
};
export type Reply = Replies[Request['act']];

/** `number` pairs an answer with its question; the child says `ready` once, when it can be asked. */
export type ToChild = { readonly number: number; readonly request: Request };
export type FromChild = 'ready' | { readonly number: number; readonly reply: Reply };

export const isFromChild = (message: unknown): message is FromChild =>
  message === 'ready' ||
  (typeof message === 'object' &&
    message !== null &&
    'number' in message &&
    typeof message.number === 'number' &&
    'reply' in message &&
    typeof message.reply === 'object');

export const isToChild = (message: unknown): message is ToChild =>
  typeof message === 'object' &&
  message !== null &&
  'number' in message &&
  typeof message.number === 'number' &&
  'request' in message &&
  typeof message.request === 'object' &&
  message.request !== null &&
  'act' in message.request &&
  (message.request.act === 'open' || message.request.act === 'sign');
