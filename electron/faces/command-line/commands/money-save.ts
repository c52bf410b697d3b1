import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['money save FILE.json|-'],
  summary: 'help.money-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 0));
    if (!read.ok) return read;
    const settings = read.value as Parameters<typeof desk.ask<'funding.saveSettings'>>[1]['settings'];
    const answer = await desk.ask('funding.saveSettings', { settings });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: ({ say }) => [say('money.settings.saved')] });
  },
};
