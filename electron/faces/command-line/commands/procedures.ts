import { failKernel } from '#shared/kernel/codes.ts';
import type { ProcedureRow } from '#shared/contract/procedures.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { stageName } from './organiser-words.ts';
import { filterOptions, orderOptions, questionFrom } from './procedure-filters.ts';

/** Fixed: scripts stand on it. What is known of one’s own work, `procedures work` and `procedures export` tell. */
const shortRow = ({ id, sourceId, title, buyer, deadline }: ProcedureRow) => ({ id, sourceId, title, buyer, deadline });

export const command: Command = {
  usage: ['procedures [--view VIEW-ID] [--search TEXT] [FILTERS] [--order ORDER] [--limit N]'],
  summary: 'help.procedures',
  options: {
    ...filterOptions,
    ...orderOptions,
    limit: { type: 'string', value: 'N', help: 'help.option.limit' },
    offset: { type: 'string', value: 'N', help: 'help.option.offset' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const limit = Number(textOf(given, 'limit') ?? '100');
    const offset = Number(textOf(given, 'offset') ?? '0');
    if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
      return failKernel('usage.bad-option', { option: '--limit', reason: '1–1000' });
    if (!Number.isInteger(offset) || offset < 0)
      return failKernel('usage.bad-option', { option: '--offset', reason: '0, 1, 2…' });
    const question = await questionFrom(given, desk);
    if (!question.ok) return question;
    const { search, filter, order, descending, isNarrowed } = question.value;
    const answer = await desk.ask('procedures.list', { search, filter, order, descending, limit, offset });
    if (!answer.ok) return answer;
    const organiser = await desk.ask('organiser.show', {});
    if (!organiser.ok) return organiser;
    const { total, totalIsLeast = false, rows } = answer.value;
    return ok({
      value: { total, ...(totalIsLeast ? { totalIsLeast } : {}), rows: rows.map((row) => shortRow(row)) },
      exit: 0,
      text: (words) => {
        const head = [
          'id',
          words.say('column.deadline'),
          words.say('organiser.stage'),
          words.say('column.buyer'),
          words.say('column.title'),
        ];
        const lines = rows.map((row) => [
          row.id,
          words.moment(row.deadline),
          stageName(row.work.stageId, organiser.value, words),
          row.buyer,
          row.title,
        ]);
        return [
          ...(rows.length === 0 ? [] : table([head, ...lines], 36)),
          words.say('procedures.total', { shown: rows.length, total: totalIsLeast ? `${total}+` : total }),
          ...(total === 0 && isNarrowed
            ? []
            : [words.say('next', { command: total === 0 ? 'import FILE' : 'bid new PROCEDURE-ID' })]),
        ];
      },
    });
  },
};
