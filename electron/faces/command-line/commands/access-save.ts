import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { readJson } from './read-json.ts';

export const command: Command = {
  usage: ['access save FILE.json'],
  summary: 'help.access-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const access = await readJson(wordAt(given, 0));
    if (!access.ok) return access;
    const answer = await desk.ask('access.save', { access: access.value });
    if (!answer.ok) return answer;
    const rows = answer.value.access;
    return ok({
      value: { access: rows },
      exit: 0,
      text: () => rows.map(({ accessId, tariff }) => `${accessId}  ${tariff}`),
    });
  },
};
