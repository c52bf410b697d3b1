import { writeFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['rules export FILE.json'],
  summary: 'help.rules-export',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const answer = await desk.ask('rules.export', {});
    if (!answer.ok) return answer;
    const file = wordAt(given, 0);
    try {
      const { format, rules } = answer.value;
      await writeFile(file, `${JSON.stringify({ format, rules }, null, 2)}\n`);
    } catch (thrown) {
      const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
      return failKernel('file.unwritable', { file, reason });
    }
    const total = answer.value.rules.length;
    return ok({ value: { file, total }, exit: 0, text: ({ say }) => [say('money.rules.written', { total })] });
  },
};
