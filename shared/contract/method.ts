import type { z } from 'zod';

/**
 * One thing a face may ask the workstation. The input is checked before the step runs; the output schema is what a
 * face may rely on (proved by tests, not re-checked on every call). `long` methods report progress and can be cancelled.
 */
export type Method<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly input: Input;
  readonly output: Output;
  readonly long: boolean;
};

export const method = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Method<Input, Output> => ({ input, output, long: false });

/** Work that may last longer than half a second. */
export const longMethod = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Method<Input, Output> => ({ input, output, long: true });
