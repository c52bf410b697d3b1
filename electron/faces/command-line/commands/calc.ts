import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';

const readInput = async (file: string): Promise<Outcome<Record<string, unknown>>> => {
  let written: string;
  try {
    written = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return reason === 'ENOENT'
      ? failKernel('file.not-found', { file })
      : failKernel('file.unreadable', { file, reason });
  }
  try {
    const value: unknown = JSON.parse(written.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return ok(Object.fromEntries(Object.entries(value)));
  } catch {
    // Said below: the file is no JSON object.
  }
  return failKernel('input.invalid', { path: file, reason: 'JSON {…}' });
};

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
    const input = await readInput(file);
    if (!input.ok) return input;
    const answer = await desk.ask('calculators.run', { name, input: input.value });
    if (!answer.ok) return answer;
    const { value } = answer;
    // A plan that cannot be made is an answer, and the answer is no.
    const exit = value['status'] === 'infeasible' ? 1 : 0;
    return ok({ value, exit, text: () => JSON.stringify(value, null, 2).split('\n') });
  },
};
