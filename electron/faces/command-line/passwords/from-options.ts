import { failFace } from '#shared/contract/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SecretSource } from '../../../steps/context.ts';
import { askOnTerminal, type Terminal } from './ask-on-terminal.ts';
import { readPasswordLine } from './read-password-line.ts';

export type PasswordOptions = { readonly variable: string | null; readonly fromInput: boolean };

type Surroundings = {
  readonly environment: Record<string, string | undefined>;
  readonly input: AsyncIterable<Uint8Array | string>;
  /** Null where nobody sits at a terminal. */
  readonly terminal: Terminal | null;
};

/** A password that was given once serves every question of the command; each taker gets a copy of its own to erase. */
const given = (read: () => Promise<Outcome<Uint8Array>>): SecretSource => {
  let kept: Promise<Outcome<Uint8Array>> | null = null;
  return {
    canAskAgain: false,
    ask: async ({ purpose }) => {
      // What was given is the key's; nobody else must get it.
      if (purpose === 'proxy') return failFace('secret.no-source');
      kept ??= read();
      const secret = await kept;
      return secret.ok ? ok(Uint8Array.from(secret.value)) : secret;
    },
  };
};

/**
 * The command line's ways to a password: a variable's name, standard input, the terminal without echo. Never an
 * argument: the machine's process list would show it.
 */
export const passwordSource = (options: PasswordOptions, surroundings: Surroundings): SecretSource => {
  const { variable } = options;
  if (variable !== null)
    return given(() => {
      const value = surroundings.environment[variable];
      // Nothing that this program starts later shall inherit it.
      delete surroundings.environment[variable];
      return Promise.resolve(
        value === undefined ? failFace('secret.variable-unset', { variable }) : ok(new TextEncoder().encode(value)),
      );
    });
  if (options.fromInput) return given(() => readPasswordLine(surroundings.input));
  const { terminal } = surroundings;
  if (terminal === null) return { canAskAgain: false, ask: () => Promise.resolve(failFace('secret.no-source')) };
  return {
    canAskAgain: true,
    ask: async (question, signal) =>
      signal.aborted ? failKernel('call.cancelled') : askOnTerminal(terminal, question, signal),
  };
};
