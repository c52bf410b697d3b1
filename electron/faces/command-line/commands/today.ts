import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

/** What asks for attention now: what is due, what changed, what is stuck, what money is frozen. */
export const command: Command = {
  usage: ['today'],
  summary: 'help.today',
  options: {},
  words: [0, 0],
  run: async (_given, desk) => {
    const answer = await desk.ask('today.show', {});
    if (!answer.ok) return answer;
    const { due, changed, stuck, cash } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => {
        const { say, moment } = words;
        return [
          say(due.length === 0 ? 'today.due.none' : 'today.due'),
          ...table(
            due.map(({ at, kind, step, bidId, procedureId, title }) => [
              `  ${moment(at)}`,
              say(step === undefined ? `today.kind.${kind}` : `submission.step.${step}`),
              bidId ?? procedureId ?? '',
              title,
            ]),
          ),
          say(changed.length === 0 ? 'today.changed.none' : 'today.changed'),
          ...table(
            changed.map(({ procedureId, title, edition, deadline }) => [
              `  ${procedureId}`,
              title,
              say('today.edition', { edition }),
              moment(deadline),
            ]),
          ),
          say(stuck.length === 0 ? 'today.stuck.none' : 'today.stuck'),
          ...stuck.flatMap(({ bidId, procedureId, keyId, paperId, platformId, title, finding }) => [
            `  ${[bidId ?? procedureId ?? keyId ?? paperId ?? platformId ?? '', title].join('  ')}`,
            ...findingLines([finding], words),
          ]),
          ...(cash.length === 0 ? [say('today.cash.none')] : [say('today.cash')]),
          ...cash.flatMap(({ currency, days }) => table(days.map(({ day, frozen }) => [`  ${day}`, frozen, currency]))),
        ];
      },
    });
  },
};
