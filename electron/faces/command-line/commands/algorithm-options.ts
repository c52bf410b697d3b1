import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureSchemes, signingDigests, type AlgorithmChoice } from '#shared/signature/signature-algorithm.ts';
import { textOf, type Command, type Given } from '../command.ts';

/** With which algorithm, where the key has a choice; whether it has one is seen when the key is open. */
export const algorithmOptions = {
  scheme: { type: 'string', value: signatureSchemes.join('|'), help: 'help.option.scheme' },
  digest: { type: 'string', value: signingDigests.join('|'), help: 'help.option.digest' },
} as const satisfies Command['options'];

export const algorithmUsage = '[--scheme rsa-pss] [--digest sha-256|sha-384|sha-512]';

/** The one of the known names that was given, in any case; null: none was. */
const oneOf = <Name extends string>(given: Given, option: string, known: readonly Name[]): Outcome<Name | null> => {
  const text = textOf(given, option);
  if (text === null) return ok(null);
  const name = known.find((each) => each === text.toLowerCase());
  return name === undefined
    ? failKernel('usage.bad-option', { option: `--${option}`, reason: known.join(', ') })
    : ok(name);
};

export const algorithmFrom = (given: Given): Outcome<AlgorithmChoice> => {
  const scheme = oneOf(given, 'scheme', signatureSchemes);
  if (!scheme.ok) return scheme;
  const digest = oneOf(given, 'digest', signingDigests);
  return digest.ok ? ok({ scheme: scheme.value, digest: digest.value }) : digest;
};
