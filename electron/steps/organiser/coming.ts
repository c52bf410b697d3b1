import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';

/** Named in the contract, and landing in this folder one by one; until then the method is refused as unknown. */
export const coming = (method: string) => async (): Promise<{ readonly ok: false; readonly error: Failure }> =>
  failKernel('call.unknown-method', { method });
