import type { Details } from '#shared/kernel/failure.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';

export type KeyFileCode = Extract<SignatureCode, `key-file.${string}`>;

/**
 * Raised by the readers of this folder and caught only by `readKeyFile`, which adds the file's name; outside that door
 * it is never seen.
 */
export class KeyFileFault extends Error {
  readonly code: KeyFileCode;
  readonly details: Details;

  constructor(code: KeyFileCode, details: Details) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export const damaged = (reason: string): never => {
  throw new KeyFileFault('key-file.damaged', { reason });
};

export const unsupported = (algorithm: string): never => {
  throw new KeyFileFault('key-file.unsupported-algorithm', { algorithm });
};

export const wrongPassword = (): never => {
  throw new KeyFileFault('key-file.wrong-password', {});
};
