import type { BidDetail } from '#shared/contract/bids.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, wordAt, type Command, type Desk, type Given } from '../command.ts';
import { bidLines } from './bid-lines.ts';

type Edit = (bidId: string) => Promise<Outcome<BidDetail>>;

/** `-` takes away what was there. */
const orNone = (text: string): string | null => (text === '-' ? null : text);

const sumIn = (option: string, text: string, currency: string): Outcome<{ amount: string; currency: string } | null> =>
  text === '-'
    ? ok(null)
    : /^\d+(?:\.\d+)?$/.test(text)
      ? ok({ amount: text, currency })
      : failKernel('usage.bad-option', { option: `--${option}`, reason: text });

/** `ONE=OTHER`, each time that the option was given. */
const pairsIn = (given: Given, option: string): Outcome<readonly (readonly [string, string])[]> => {
  const texts = listOf(given, option);
  const pairs = texts.map((text) => /^([^=]+)=(.+)$/su.exec(text));
  const wrong = pairs.indexOf(null);
  if (wrong >= 0) return failKernel('usage.bad-option', { option: `--${option}`, reason: texts[wrong] ?? '' });
  return ok(pairs.map((match) => [match?.[1] ?? '', match?.[2] ?? ''] as const));
};

/** What was asked for, in the order of the help; nothing is done before all of it can be read. */
const editsIn = (given: Given, desk: Desk): Outcome<readonly Edit[]> => {
  const currency = textOf(given, 'currency') ?? 'RUB';
  const edits: Edit[] = [];
  for (const [option, method] of [
    ['price', 'bids.setPrice'],
    ['security', 'bids.setSecurity'],
  ] as const) {
    const text = textOf(given, option);
    if (text === null) continue;
    const sum = sumIn(option, text, currency);
    if (!sum.ok) return sum;
    edits.push((bidId) =>
      method === 'bids.setPrice'
        ? desk.ask(method, { bidId, price: sum.value })
        : desk.ask(method, { bidId, security: sum.value }),
    );
  }
  const platform = textOf(given, 'platform');
  if (platform !== null) edits.push((bidId) => desk.ask('bids.setPlatform', { bidId, platformId: orNone(platform) }));
  const [renamed, assigned, waived] = ['rename', 'answers', 'waive'].map((option) => pairsIn(given, option));
  if (renamed === undefined || assigned === undefined || waived === undefined) return ok(edits);
  if (!renamed.ok) return renamed;
  if (!assigned.ok) return assigned;
  if (!waived.ok) return waived;
  for (const [documentId, name] of renamed.value)
    edits.push((bidId) => desk.ask('bids.renameDocument', { bidId, documentId, name }));
  for (const [documentId, item] of assigned.value)
    edits.push((bidId) => desk.ask('bids.assignDocument', { bidId, documentId, itemId: orNone(item) }));
  for (const documentId of listOf(given, 'drop'))
    edits.push((bidId) => desk.ask('bids.removeDocument', { bidId, documentId }));
  for (const title of listOf(given, 'item'))
    edits.push((bidId) => desk.ask('bids.addItem', { bidId, title, need: 'required' }));
  for (const itemId of listOf(given, 'no-item')) edits.push((bidId) => desk.ask('bids.removeItem', { bidId, itemId }));
  for (const [itemId, reason] of waived.value)
    edits.push((bidId) => desk.ask('bids.waiveItem', { bidId, itemId, reason: orNone(reason) }));
  return ok(edits);
};

export const command: Command = {
  usage: [
    'bid edit BID-ID [--price AMOUNT] [--security AMOUNT] [--currency CODE] [--platform ID] [--rename DOCUMENT=NAME]…',
    '  [--answers DOCUMENT=ITEM]… [--drop DOCUMENT]… [--item TITLE]… [--no-item ITEM]… [--waive ITEM=REASON]…',
  ],
  summary: 'help.bid-edit',
  options: {
    price: { type: 'string', value: 'AMOUNT', help: 'help.option.edit-price' },
    security: { type: 'string', value: 'AMOUNT', help: 'help.option.edit-security' },
    currency: { type: 'string', value: 'CODE', help: 'help.option.currency' },
    platform: { type: 'string', value: 'ID', help: 'help.option.edit-platform' },
    rename: { type: 'string', multiple: true, value: 'DOCUMENT=NAME', help: 'help.option.edit-rename' },
    answers: { type: 'string', multiple: true, value: 'DOCUMENT=ITEM', help: 'help.option.edit-answers' },
    drop: { type: 'string', multiple: true, value: 'DOCUMENT', help: 'help.option.edit-drop' },
    item: { type: 'string', multiple: true, value: 'TITLE', help: 'help.option.edit-item' },
    'no-item': { type: 'string', multiple: true, value: 'ITEM', help: 'help.option.edit-no-item' },
    waive: { type: 'string', multiple: true, value: 'ITEM=REASON', help: 'help.option.edit-waive' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const edits = editsIn(given, desk);
    if (!edits.ok) return edits;
    let answer = await desk.ask('bids.show', { bidId });
    for (const edit of edits.value) if (answer.ok) answer = await edit(bidId);
    if (!answer.ok) return answer;
    const bid = answer.value;
    return ok({ value: bid, exit: 0, text: (words) => bidLines(bid, words) });
  },
};
