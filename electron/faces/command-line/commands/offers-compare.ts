import { failKernel } from '#shared/kernel/codes.ts';
import { offerLaws } from '#shared/finance/offers/stored.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const needed = ['sum', 'start', 'end'] as const;

export const command: Command = {
  usage: [
    'offers compare --sum SUM --start YYYY-MM-DD --end YYYY-MM-DD [--returned YYYY-MM-DD] [--law LAW] [--out FILE]',
  ],
  summary: 'help.offers-compare',
  options: {
    sum: { type: 'string', value: 'SUM', help: 'help.option.sum' },
    start: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.start' },
    end: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.end' },
    returned: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.returned' },
    law: { type: 'string', value: 'LAW', help: 'help.option.need-law' },
    out: { type: 'string', value: 'FILE', help: 'help.option.table-out' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const missing = needed.find((name) => textOf(given, name) === null);
    if (missing !== undefined) return failKernel('usage.missing-argument', { argument: `--${missing}` });
    const returnedOn = textOf(given, 'returned');
    const named = textOf(given, 'law');
    const law = offerLaws.find((each) => each === named);
    if (named !== null && law === undefined)
      return failKernel('input.invalid', { path: '--law', reason: offerLaws.join(', ') });
    const asked = {
      sum: textOf(given, 'sum') ?? '',
      start: textOf(given, 'start') ?? '',
      end: textOf(given, 'end') ?? '',
      ...(returnedOn === null ? {} : { returnedOn }),
      ...(law === undefined ? {} : { law }),
    };
    const out = textOf(given, 'out');
    if (out !== null) {
      const written = await desk.ask('money.export', { what: 'comparison', out, language: desk.language, ...asked });
      if (!written.ok) return written;
      return ok({ value: written.value, exit: 0, text: ({ say }) => [say('money.written', written.value)] });
    }
    const answer = await desk.ask('offers.compare', asked);
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...table([
          [
            words.say('money.export.offer'),
            words.say('calc.field.cost'),
            words.say('calc.field.effectivePercent'),
            words.say('calc.field.dearerBy'),
            words.say('money.export.break-even'),
          ],
          ...answer.value.rows.map((row) => [
            row.kind === 'own' ? words.say('money.own') : row.name,
            row.cost,
            row.effectivePercent ?? '—',
            row.dearerBy,
            row.breakEvenDays === null ? '—' : String(row.breakEvenDays),
          ]),
        ]),
        ...answer.value.rows.flatMap((row) => findingLines(row.misfits, words)),
      ],
    });
  },
};
