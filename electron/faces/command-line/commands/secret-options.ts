import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AlgorithmChoice } from '#shared/signature/signature-algorithm.ts';
import { isSet, textOf, type Command, type Desk, type Given } from '../command.ts';
import { algorithmFrom, algorithmOptions } from './algorithm-options.ts';
import { keyFrom, keyOptions, type GivenKey } from './key-options.ts';

/** A key with where its password comes from, which certificate is meant and which algorithm. */
export const signingOptions = {
  ...keyOptions,
  'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
  'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
  certificate: { type: 'string', value: 'ID', help: 'help.option.certificate' },
  ...algorithmOptions,
} as const satisfies Command['options'];

export const signingUsage =
  '(--key FILE.p12 | --token LABEL|SERIAL [--library PATH]) [--password-env VAR | --password-stdin]';

export type GivenSigner = GivenKey & AlgorithmChoice & { readonly certificateId: string | null };

export const signingKeyFrom = async (given: Given, desk: Desk): Promise<Outcome<GivenSigner>> => {
  if (isSet(given, 'password-stdin') && textOf(given, 'password-env') !== null) {
    const reason = (await desk.say())('usage.reason.both');
    return failKernel('usage.bad-option', { option: '--password-stdin', reason });
  }
  const algorithm = algorithmFrom(given);
  if (!algorithm.ok) return algorithm;
  const key = await keyFrom(given, desk);
  return key.ok ? ok({ ...key.value, ...algorithm.value, certificateId: textOf(given, 'certificate') }) : key;
};
