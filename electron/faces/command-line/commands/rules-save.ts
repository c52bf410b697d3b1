import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

/** One rule, or `{"rules": […]}`: what the step refuses it names by its field. */
const rulesIn = (read: Readonly<Record<string, unknown>>): readonly object[] => {
  const { rules } = read;
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'object' && rule !== null) : [read];
};

export const command: Command = {
  usage: ['rules save FILE.json|- [--note TEXT]'],
  summary: 'help.rules-save',
  options: { note: { type: 'string', value: 'TEXT', help: 'help.option.note' } },
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 0));
    if (!read.ok) return read;
    const rules = rulesIn(read.value) as Parameters<typeof desk.ask<'rules.save'>>[1]['rules'];
    const answer = await desk.ask('rules.save', { rules, note: textOf(given, 'note') });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [say('money.rules.saved', { total: answer.value.saved })],
    });
  },
};
