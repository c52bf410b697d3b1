import { fieldKey, kindKey, partKey, readableLines } from '#shared/bid/handover/readable.ts';
import type { BidDiff } from '#shared/contract/submission.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';

const sides = ['submitted', 'handed-over'] as const;

/** What a field of a record is called. */
export const fieldName = (kind: string, field: string | null, { say }: Words): string => {
  if (field === null) return say('handover.whole');
  const key = fieldKey(kind, field);
  return key === null ? field : say(key);
};

/** A value on one line, beside those it is compared with. */
export const valueLine = (
  field: string | null,
  value: string | null,
  others: readonly (string | null)[],
  { say, moment }: Words,
): string => {
  if (value === null) return field === null ? say('handover.gone') : '—';
  if (field === null) return say('handover.there');
  const text = readableLines(value, others, field, {
    part: (part) => {
      const key = partKey(part);
      return key === null ? part : say(key);
    },
    moment,
    // As every table of the terminal has days; items go by the ids that the commands take.
    day: (day) => day,
    item: (itemId) => itemId,
    money: (amount, currency) => `${amount} ${currency}`,
  }).join('; ');
  return text === '' ? '—' : text;
};

const changeRow = (
  { kind, label, field, before, after }: BidDiff['changes'][number],
  words: Words,
): readonly string[] => [
  [words.say(kindKey(kind)), ...(label === null ? [] : [label])].join(' · '),
  fieldName(kind, field, words),
  valueLine(field, before, [before, after], words),
  '→',
  valueLine(field, after, [before, after], words),
];

export const command: Command = {
  usage: ['bid diff BID-ID [--since submitted|handed-over]'],
  summary: 'help.bid-diff',
  options: { since: { type: 'string', value: 'VERSION', help: 'help.option.diff-since' } },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const asked = textOf(given, 'since') ?? 'submitted';
    const since = sides.find((one) => one === asked);
    if (since === undefined) return failKernel('usage.bad-option', { option: '--since', reason: sides.join(' | ') });
    const answer = await desk.ask('submission.diff', { bidId: wordAt(given, 0), since });
    if (!answer.ok) return answer;
    const { against, isPartial, changes } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => {
        const { say } = words;
        if (against === null) return [say(`handover.diff.nothing.${since}`)];
        const { what, version, by, at } = against;
        return [
          `${say(`handover.diff.against.${what}`, { version, person: by ?? '' })} ${at}`,
          ...(isPartial ? [say('handover.diff.partial')] : []),
          ...(changes.length === 0
            ? [say('submission.diff.same')]
            : table(changes.map((change) => changeRow(change, words)))),
        ];
      },
    });
  },
};
