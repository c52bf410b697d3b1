import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { certificateRow, listRow } from './trust-lines.ts';

export const command: Command = {
  usage: ['trust list'],
  summary: 'help.trust-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('trust.material', {});
    if (!answer.ok) return answer;
    const { anchors, lists } = answer.value;
    return ok({
      value: { anchors, lists },
      exit: 0,
      text: (words) => [
        words.say('trust.line.anchors', { total: anchors.length }),
        ...table(anchors.map((anchor) => [...certificateRow(anchor, words), anchor.listId ?? ''])),
        words.say('trust.line.lists', { total: lists.length }),
        ...table(lists.map((list) => listRow(list, words))),
      ],
    });
  },
};
