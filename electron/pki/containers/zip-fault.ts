import type { Details } from '#shared/kernel/failure.ts';
import type { VerificationCode } from '#shared/verification/codes.ts';

/** Stops the reading of a container; caught at the door of the folder and turned into an observation. */
export class ZipFault extends Error {
  readonly code: VerificationCode;
  readonly details: Details;

  constructor(code: VerificationCode, details: Details) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export const zipFault = (code: VerificationCode, details: Details): never => {
  throw new ZipFault(code, details);
};
