import { failKernel } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Call } from '../context.ts';

/** Where tokens of one call come from: services in the order in which they are asked. */
export type TimestampSource = {
  /** A sound token over this digest, or why each service gave none; `file` is what findings point to. */
  readonly tokenOver: (digest: Digest, file: string) => Promise<Result<Uint8Array, readonly Finding[]>>;
};

/** Level B asks nobody, and does not even load what asks: that is half of a small signature's time. */
export const sourceForLevel = async (
  call: Call,
  level: 'B' | 'T',
  addresses: readonly string[],
): Promise<Outcome<TimestampSource | null>> => {
  if (level === 'T') return (await import('./ask-timestamps.ts')).openTimestampSource(call, addresses);
  return addresses.length === 0
    ? ok(null)
    : failKernel('input.invalid', { path: 'tsas', reason: 'level B takes no timestamp' });
};
