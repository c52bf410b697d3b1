import type { ProcedureChange } from '#shared/contract/deadlines.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { dateKinds } from '#shared/procedure/model.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { textOf, wordAt, type Command, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';

const editionOf = (given: Given, name: string): number | null | undefined => {
  const text = textOf(given, name);
  if (text === null) return null;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
};

const known = new Set([
  'title',
  'description',
  'buyer',
  'organiser',
  'customers',
  'platform',
  'platformUrl',
  'kind',
  'method',
  'status',
  'publishedAt',
  'deadline',
  'dates',
  'value',
  'valueWithoutVat',
  'vat',
  'lots',
  'items',
  'documents',
  'securities',
  'flags',
  'amendment',
  'url',
  'unknownFields',
  'quantity',
  'unit',
  'price',
  'size',
  'digest',
  'amount',
  'percent',
  'currency',
  'terms',
  'at',
  'name',
  'format',
  'criteria',
  'requirements',
  'indicators',
  'options',
  'weight',
  'scale',
  'formula',
  'least',
  'most',
  'mandatory',
  'stage',
  'legalBasis',
  'evidence',
  'part',
]);

/** `lot 1: price`: fields in words, what an entry is known by as it stands. */
const wayOf = ({ path }: ProcedureChange, words: Words): string =>
  path
    .map((step, index) => {
      if (known.has(step)) return words.say(`change.field.${step}` as TextKey);
      const isDate = index === 1 && path[0] === 'dates' && (dateKinds as readonly string[]).includes(step);
      return isDate ? words.say(`procedure.date.${step}` as TextKey) : step;
    })
    .join(' › ');

/** Moments in their facts are the machine's; a reader gets them in the zone of this machine. */
const readable = (text: string | null, words: Words): string =>
  text === null
    ? '—'
    : /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
      ? words.moment(text as Parameters<Words['moment']>[0])
      : text;

export const command: Command = {
  usage: ['diff PROCEDURE-ID [--from EDITION] [--to EDITION]'],
  summary: 'help.diff',
  options: {
    from: { type: 'string', value: 'EDITION', help: 'help.option.from-edition' },
    to: { type: 'string', value: 'EDITION', help: 'help.option.to-edition' },
  },
  words: [1, 1],
  wordName: 'PROCEDURE-ID',
  run: async (given, desk) => {
    const [from, to] = [editionOf(given, 'from'), editionOf(given, 'to')];
    if (from === undefined) return failKernel('usage.bad-option', { option: '--from', reason: textOf(given, 'from') });
    if (to === undefined) return failKernel('usage.bad-option', { option: '--to', reason: textOf(given, 'to') });
    const answer = await desk.ask('procedures.diff', { id: wordAt(given, 0), from, to });
    if (!answer.ok) return answer;
    const diff = answer.value;
    return ok({
      value: diff,
      exit: 0,
      text: (words) => {
        if (diff.from === diff.to) return [diff.title, words.say('change.one-edition')];
        const editions = { from: diff.from, to: diff.to };
        if (diff.changes.length === 0) return [diff.title, words.say('change.none', editions)];
        return [
          diff.title,
          words.say('change.heading', editions),
          ...table(
            diff.changes.map((change) => [
              `  ${words.say(`change.subject.${change.subject}`)}`,
              wayOf(change, words),
              words.say(`change.kind.${change.kind}`),
              `${readable(change.before, words)} → ${readable(change.after, words)}`,
            ]),
          ),
          ...(diff.movedDates.length === 0 ? [] : [words.say('change.moved')]),
          ...table(
            diff.movedDates.map(({ event, before, beforeDay, after, afterDay, article }) => [
              `  ${event.startsWith('own:') ? event : words.say(`deadline.event.${event.split('@')[0]}` as TextKey)}`,
              `${beforeDay ?? words.moment(before)} → ${afterDay ?? words.moment(after)}`,
              article === null ? '' : citationIn(words.language, article),
            ]),
          ),
          ...(diff.touches.length === 0
            ? []
            : [
                words.say('change.touched', {
                  things: diff.touches.map((thing) => words.say(`change.touches.${thing}`)).join(', '),
                }),
              ]),
          ...(diff.bids.length === 0
            ? []
            : [words.say('change.bids', { bids: diff.bids.map(({ bidId }) => bidId).join(', ') })]),
        ];
      },
    });
  },
};
