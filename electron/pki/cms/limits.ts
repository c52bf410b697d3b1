/** How much of a signature is read into memory or walked; the content it signs has no limit. */
export const cmsLimits = {
  certificatesBytes: 16 * 1024 * 1024,
  revocationBytes: 64 * 1024 * 1024,
  signersBytes: 16 * 1024 * 1024,
  headBytes: 64 * 1024,
  certificates: 1_000,
  signers: 100,
  /** Segments of a content written in pieces (BER): 5 GiB in pieces of 4 KiB are 1.3 million. */
  segments: 4_000_000,
  depth: 8,
  /** Text is decoded in memory. */
  armourBytes: 64 * 1024 * 1024,
} as const;

/** Raised when a limit is met and turned into `format.limit` at the door of this folder. */
export class LimitMet extends Error {
  readonly what: string;
  readonly count: number;
  readonly limit: number;

  constructor(what: string, count: number, limit: number) {
    super(what);
    this.what = what;
    this.count = count;
    this.limit = limit;
  }
}

export const withinLimit = (what: string, count: number, limit: number): void => {
  if (count > limit) throw new LimitMet(what, count, limit);
};
