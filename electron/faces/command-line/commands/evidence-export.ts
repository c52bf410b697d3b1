import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Command } from '../command.ts';

export const command: Command = {
  usage: ['evidence export [--out FILE] [--with-check]'],
  summary: 'help.evidence-export',
  options: {
    out: { type: 'string', value: 'FILE', help: 'help.option.out' },
    'with-check': { type: 'boolean', help: 'help.option.with-check' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const out = textOf(given, 'out');
    const answer = await desk.ask('evidence.export', {
      out: out === null ? null : resolve(out),
      withCheck: isSet(given, 'with-check'),
    });
    if (!answer.ok) return answer;
    const { path, count, head, checkPath } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        say('evidence.exported', { count, file: path }),
        say('evidence.head', { head }),
        ...(checkPath === null ? [] : [say('evidence.check-beside', { file: checkPath })]),
      ],
    });
  },
};
