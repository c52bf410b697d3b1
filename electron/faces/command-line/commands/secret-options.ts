import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Command, type Desk, type Given } from '../command.ts';
import { keyFrom, keyOptions, type GivenKey } from './key-options.ts';

/** A key with where its password comes from and which certificate is meant. */
export const signingOptions = {
  ...keyOptions,
  'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
  'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
  certificate: { type: 'string', value: 'ID', help: 'help.option.certificate' },
} as const satisfies Command['options'];

export const signingUsage =
  '(--key FILE.p12 | --token LABEL|SERIAL [--library PATH]) [--password-env VAR | --password-stdin]';

export const signingKeyFrom = async (
  given: Given,
  desk: Desk,
): Promise<Outcome<GivenKey & { readonly certificateId: string | null }>> => {
  if (isSet(given, 'password-stdin') && textOf(given, 'password-env') !== null) {
    const reason = (await desk.say())('usage.reason.both');
    return failKernel('usage.bad-option', { option: '--password-stdin', reason });
  }
  const key = await keyFrom(given, desk);
  return key.ok ? ok({ ...key.value, certificateId: textOf(given, 'certificate') }) : key;
};
