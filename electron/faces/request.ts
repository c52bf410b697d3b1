import { z } from 'zod';
import { contract, type Given, type MethodName } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';

/** What crosses every boundary: a method, its input, and the name the caller gave the call. */
export const requestShape = z.object({
  method: z.string().min(1).max(100),
  input: z.unknown(),
  callId: z.string().min(1).max(100),
});
export type CallRequest = z.infer<typeof requestShape>;

const pathOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'input' : path.map(String).join('.'));

/** Refuses with the first field that does not fit; fields that the schema does not know are dropped. */
export const checkInput = <Name extends MethodName>(name: Name, input: unknown): Outcome<Given<Name>> => {
  const parsed = contract[name].input.safeParse(input);
  // The union of all schemas hides which one answered; `name` says it.
  if (parsed.success) return ok(parsed.data as Given<Name>);
  const [issue] = parsed.error.issues;
  return failKernel('input.invalid', { path: pathOf(issue?.path ?? []), reason: issue?.message ?? 'does not fit' });
};
