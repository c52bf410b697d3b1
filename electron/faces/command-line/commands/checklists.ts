import { failBid } from '#shared/bid/codes.ts';
import type { ChecklistSet } from '#shared/bid/checklist-sets/set.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';

const itemLines = ({ items }: ChecklistSet, { say }: Words): readonly string[] =>
  table(
    items.map(({ itemId, title, need, basis, parties, perLot, dueDays }) => [
      itemId,
      title ?? say(`bid.item.${itemId}` as TextKey),
      say(`bid.need.${need}`),
      parties.map((party) => say(`checklist.party.${party}`)).join(', ') || '—',
      perLot ? say('checklist.per-lot') : '',
      dueDays === null ? '—' : String(dueDays),
      basis,
    ]),
  );

export const command: Command = {
  usage: ['checklists [--show SET]'],
  summary: 'help.checklists',
  options: { show: { type: 'string', value: 'SET', help: 'help.option.checklists-show' } },
  words: [0, 0],
  run: async (given, desk) => {
    const answer = await desk.ask('checklists.list', {});
    if (!answer.ok) return answer;
    const { sets } = answer.value;
    const asked = textOf(given, 'show');
    if (asked !== null) {
      const shown = sets.find(({ set }) => set.setId === asked);
      if (shown === undefined)
        return failBid('bid.set-unknown', { set: asked, sets: sets.map(({ set }) => set.setId) });
      return ok({ value: shown, exit: 0, text: (words) => itemLines(shown.set, words) });
    }
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        table(
          sets.map(({ set, isShipped }) => [
            set.setId,
            set.title,
            set.laws.map((law) => say(`checklist.law.${law}`)).join(', ') || '—',
            String(set.items.length),
            set.source,
            say(isShipped ? 'templates.state.shipped' : 'checklist.own'),
          ]),
        ),
    });
  },
};
