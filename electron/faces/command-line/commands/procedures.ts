import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['procedures [--search TEXT] [--limit N]'],
  summary: 'help.procedures',
  options: {
    search: { type: 'string', value: 'TEXT', help: 'help.option.search' },
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
    const answer = await desk.ask('procedures.list', { search: textOf(given, 'search') ?? '', limit, offset });
    if (!answer.ok) return answer;
    const { total, rows } = answer.value;
    return ok({
      value: {
        total,
        rows: rows.map(({ id, sourceId, title, buyer, deadline }) => ({ id, sourceId, title, buyer, deadline })),
      },
      exit: 0,
      text: (words) => {
        const head = ['id', words.say('column.deadline'), words.say('column.buyer'), words.say('column.title')];
        const lines = rows.map((row) => [row.id, words.moment(row.deadline), row.buyer, row.title]);
        return [
          ...(rows.length === 0 ? [] : table([head, ...lines], 36)),
          words.say('procedures.total', { shown: rows.length, total }),
          words.say('next', { command: total === 0 ? 'import FILE' : 'bid new PROCEDURE-ID' }),
        ];
      },
    });
  },
};
