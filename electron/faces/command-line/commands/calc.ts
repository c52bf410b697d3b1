import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['calc --list', 'calc NAME --input FILE.json|-'],
  summary: 'help.calc',
  options: {
    list: { type: 'boolean', help: 'help.option.list' },
    input: { type: 'string', value: 'FILE|-', help: 'help.option.input' },
  },
  words: [0, 1],
  run: async (given, desk) => {
    if (isSet(given, 'list')) {
      const answer = await desk.ask('calculators.list', {});
      if (!answer.ok) return answer;
      const { calculators } = answer.value;
      return ok({ value: answer.value, exit: 0, text: () => calculators.map(({ name }) => name) });
    }
    const name = wordAt(given, 0);
    if (name === '') return failKernel('usage.missing-argument', { argument: 'NAME | --list' });
    const file = textOf(given, 'input');
    if (file === null) return failKernel('usage.missing-argument', { argument: '--input FILE.json|-' });
    const input = await readJsonObject(file);
    if (!input.ok) return input;
    const answer = await desk.ask('calculators.run', { name, input: input.value });
    if (!answer.ok) return answer;
    const { value } = answer;
    // A plan that cannot be made is an answer, and the answer is no.
    const exit = value['status'] === 'infeasible' ? 1 : 0;
    return ok({ value, exit, text: () => JSON.stringify(value, null, 2).split('\n') });
  },
};
