import type { Digest } from '#shared/kernel/digest.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Where tokens of one call come from: services in the order in which they are asked. */
export type TimestampSource = {
  /** A sound token over this digest, or why each service gave none; `file` is what findings point to. */
  readonly tokenOver: (digest: Digest, file: string) => Promise<Result<Uint8Array, readonly Finding[]>>;
};
