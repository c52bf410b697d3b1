import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['tokens forget LIBRARY'],
  summary: 'help.tokens-forget',
  options: {},
  words: [1, 1],
  wordName: 'LIBRARY',
  run: async (given, desk) => {
    const path = resolve(wordAt(given, 0));
    const forgotten = await desk.ask('tokens.forgetLibrary', { path });
    return forgotten.ok ? ok({ value: { path }, exit: 0, text: () => [path] }) : forgotten;
  },
};
