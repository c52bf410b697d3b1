/**
 * Raised by the readers of this folder on bytes that are not what they ask for, and caught only by `decode`. Outside
 * that door it is never seen: bad bytes are a value there.
 */
export class Asn1Fault extends Error {
  readonly offset: number;
  readonly reason: string;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
    this.reason = reason;
  }
}

export const fault = (reason: string, offset: number): never => {
  throw new Asn1Fault(reason, offset);
};
