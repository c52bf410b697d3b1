import { checklistLaws, checklistParties } from '#shared/bid/checklist-sets/set.ts';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { ChecklistGrounds } from '#shared/contract/checklists.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { isSet, listOf, textOf, wordAt, type Command, type Desk, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';

const pair = (text: string): readonly [itemId: string, value: string] | null => {
  const at = text.indexOf('=');
  return at < 1 ? null : [text.slice(0, at), text.slice(at + 1)];
};

/** `-` goes back to what notice and profile say; undefined: neither asked for nor known. */
const chosen = <Value extends string>(text: string | null, known: readonly Value[]): Value | null | undefined =>
  text === '-' ? null : known.find((one) => one === text);

const change = async (given: Given, desk: Desk): Promise<Outcome<BidDetail>> => {
  const bidId = wordAt(given, 0);
  const [law, party] = [textOf(given, 'law'), textOf(given, 'party')];
  let bid = await desk.ask('bids.show', { bidId });
  if (law !== null || party !== null) {
    const terms = { law: chosen(law, checklistLaws), party: chosen(party, checklistParties) };
    if (law !== null && terms.law === undefined)
      return failKernel('input.invalid', { path: 'law', reason: checklistLaws.join(', ') });
    if (party !== null && terms.party === undefined)
      return failKernel('input.invalid', { path: 'party', reason: checklistParties.join(', ') });
    if (bid.ok) bid = await desk.ask('checklists.setTerms', { bidId, ...terms });
  }
  for (const text of listOf(given, 'owner')) {
    const named = pair(text);
    if (named === null) return failKernel('input.invalid', { path: 'owner', reason: 'ITEM=NAME' });
    if (bid.ok) bid = await desk.ask('checklists.plan', { bidId, itemId: named[0], owner: named[1] || null });
  }
  for (const text of listOf(given, 'due')) {
    const named = pair(text);
    if (named === null || !/^\d{0,2}$/.test(named[1]))
      return failKernel('input.invalid', { path: 'due', reason: 'ITEM=DAYS' });
    const dueDays = named[1] === '' ? null : Number(named[1]);
    if (bid.ok) bid = await desk.ask('checklists.plan', { bidId, itemId: named[0], dueDays });
  }
  return bid;
};

const linesOf = ({ checklist, checklistTerms, completeness }: BidDetail, { say }: Words): readonly string[] => {
  const share = ({ done, total }: { done: number; total: number }): string => `${String(done)}/${String(total)}`;
  return [
    `${say('checklist.law')}: ${say(`checklist.law.${checklistTerms.law}`)}; ${say('checklist.party')}: ${say(`checklist.party.${checklistTerms.party}`)}`,
    ...table(
      checklist.map(({ itemId, titleKey, title, lot, need, state, owner, dueOn, basis }) => [
        itemId,
        `${titleKey === null ? title : say(titleKey as TextKey)}${lot === null ? '' : ` (${lot})`}`,
        say(`bid.need.${need}`),
        say(`bids.item-state.${state}`),
        owner ?? '—',
        dueOn ?? '—',
        basis ?? '—',
      ]),
    ),
    say('checklist.complete', {
      required: share(completeness.required),
      expected: share(completeness.expected),
      optional: share(completeness.optional),
    }),
  ];
};

const groundLines = (
  { law, party, smallBusiness, on, sets, hasUsual }: ChecklistGrounds,
  { say }: Words,
): readonly string[] => [
  `${say('checklist.law')}: ${say(`checklist.law.${law.value}`)} (${say(`checklist.from.${law.from}`)})`,
  `${say('checklist.party')}: ${say(`checklist.party.${party.value}`)} (${say(`checklist.from.${party.from}`)})`,
  `${say('checklist.small-business')}: ${say(smallBusiness.value ? 'checklist.yes' : 'checklist.no')} (${say(`checklist.from.${smallBusiness.from}`)})`,
  `${say('checklist.on')}: ${on.value} (${say(`checklist.from.${on.from}`)})`,
  ...table(
    sets.map(({ setId, title, against, items }) => [
      setId,
      title,
      against.length === 0
        ? say('checklist.applies', { count: items })
        : against.map((reason) => say(`checklist.against.${reason}`)).join('; '),
    ]),
  ),
  ...(hasUsual ? [say('checklist.usual')] : []),
];

export const command: Command = {
  usage: ['bid checklist BID-ID [--why] [--law LAW] [--party PARTY] [--owner ITEM=NAME …] [--due ITEM=DAYS …]'],
  summary: 'help.bid-checklist',
  options: {
    why: { type: 'boolean', help: 'help.option.checklist-why' },
    law: { type: 'string', value: 'LAW', help: 'help.option.checklist-law' },
    party: { type: 'string', value: 'PARTY', help: 'help.option.checklist-party' },
    owner: { type: 'string', multiple: true, value: 'ITEM=NAME', help: 'help.option.checklist-owner' },
    due: { type: 'string', multiple: true, value: 'ITEM=DAYS', help: 'help.option.checklist-due' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bid = await change(given, desk);
    if (!bid.ok) return bid;
    if (isSet(given, 'why')) {
      const grounds = await desk.ask('checklists.explain', { bidId: bid.value.bidId });
      return grounds.ok
        ? ok({ value: grounds.value, exit: 0, text: (words) => groundLines(grounds.value, words) })
        : grounds;
    }
    const { checklist, checklistTerms, completeness } = bid.value;
    const isShort = checklist.some(({ need, state }) => need === 'required' && state === 'missing');
    return ok({
      value: { bidId: bid.value.bidId, checklist, checklistTerms, completeness },
      exit: isShort ? 1 : 0,
      text: (words) => linesOf(bid.value, words),
    });
  },
};
