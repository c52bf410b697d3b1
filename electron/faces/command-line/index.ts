import type { Command } from './command.ts';

/** Every command with the file that knows it; a file is read when its command is given, or for the help. */
export const commands = {
  import: async () => (await import('./commands/import.ts')).command,
  procedures: async () => (await import('./commands/procedures.ts')).command,
  'procedures show': async () => (await import('./commands/procedures-show.ts')).command,
  kinds: async () => (await import('./commands/kinds.ts')).command,
  'kinds save': async () => (await import('./commands/kinds-save.ts')).command,
  diff: async () => (await import('./commands/diff.ts')).command,
  deadlines: async () => (await import('./commands/deadlines.ts')).command,
  'bid new': async () => (await import('./commands/bid-new.ts')).command,
  'bid add': async () => (await import('./commands/bid-add.ts')).command,
  'bid check': async () => (await import('./commands/bid-check.ts')).command,
  'bid show': async () => (await import('./commands/bid-show.ts')).command,
  'bid list': async () => (await import('./commands/bid-list.ts')).command,
  'bid freeze': async () => (await import('./commands/bid-freeze.ts')).command,
  'bid export-to-sign': async () => (await import('./commands/bid-export-to-sign.ts')).command,
  'bid import-signature': async () => (await import('./commands/bid-import-signature.ts')).command,
  sign: async () => (await import('./commands/sign.ts')).command,
  augment: async () => (await import('./commands/augment.ts')).command,
  cosign: async () => (await import('./commands/cosign.ts')).command,
  countersign: async () => (await import('./commands/countersign.ts')).command,
  merge: async () => (await import('./commands/merge.ts')).command,
  timestamp: async () => (await import('./commands/timestamp.ts')).command,
  'timestamp send': async () => (await import('./commands/timestamp-send.ts')).command,
  'timestamp drop': async () => (await import('./commands/timestamp-drop.ts')).command,
  package: async () => (await import('./commands/package.ts')).command,
  verify: async () => (await import('./commands/verify.ts')).command,
  tokens: async () => (await import('./commands/tokens.ts')).command,
  'tokens add': async () => (await import('./commands/tokens-add.ts')).command,
  'tokens forget': async () => (await import('./commands/tokens-forget.ts')).command,
  calc: async () => (await import('./commands/calc.ts')).command,
  company: async () => (await import('./commands/company.ts')).command,
  'certs check': async () => (await import('./commands/certs-check.ts')).command,
  'certs list': async () => (await import('./commands/certs-list.ts')).command,
  'certs show': async () => (await import('./commands/certs-show.ts')).command,
  'certs add': async () => (await import('./commands/certs-add.ts')).command,
  'certs fetch': async () => (await import('./commands/certs-fetch.ts')).command,
  'crl import': async () => (await import('./commands/crl-import.ts')).command,
  'crl list': async () => (await import('./commands/crl-list.ts')).command,
  'trust import': async () => (await import('./commands/trust-import.ts')).command,
  'trust list': async () => (await import('./commands/trust-list.ts')).command,
  'trust remove': async () => (await import('./commands/trust-remove.ts')).command,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as readonly CommandName[];
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);
