import type { Command } from '../command.ts';

/** Where a passphrase comes from that nobody types: never the command line itself. */
export const passphraseOptions = {
  'password-env': { type: 'string', value: 'VAR', help: 'help.option.password-env' },
  'password-stdin': { type: 'boolean', help: 'help.option.password-stdin' },
} as const satisfies Command['options'];
