import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';

const most = 500;

/** The acts of the workspace, newest first; `evidence export` has the whole chain. */
export const command: Command = {
  usage: ['log [--limit N]'],
  summary: 'help.log',
  options: { limit: { type: 'string', value: 'N', help: 'help.option.limit' } },
  words: [0, 0],
  run: async (given, desk) => {
    const limit = textOf(given, 'limit') ?? '100';
    if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > most)
      return failKernel('usage.bad-option', { option: '--limit', reason: `1–${String(most)}` });
    const answer = await desk.ask('workspace.log', { limit: Number(limit) });
    if (!answer.ok) return answer;
    const { entries } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        entries.length === 0
          ? [words.say('log.none')]
          : table(
              entries.map(({ at, act, subject, digest, procedure }) => [
                words.moment(at),
                words.say(`log.act.${act}` as TextKey),
                subject,
                procedure === null ? '' : `${procedure.number} ${procedure.title}`,
                digest === null ? '' : `SHA-256 ${digest}`,
              ]),
            ),
    });
  },
};
