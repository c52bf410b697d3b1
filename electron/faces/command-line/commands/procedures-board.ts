import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { stageName } from './organiser-words.ts';
import { filterOptions, orderOptions, questionFrom } from './procedure-filters.ts';

export const command: Command = {
  usage: ['procedures board [--view VIEW-ID] [FILTERS] [--each N]'],
  summary: 'help.procedures-board',
  options: {
    each: { type: 'string', value: 'N', help: 'help.option.per-stage' },
    ...filterOptions,
    ...orderOptions,
  },
  words: [0, 0],
  run: async (given, desk) => {
    const perColumn = Number(textOf(given, 'each') ?? '5');
    if (!Number.isInteger(perColumn) || perColumn < 1 || perColumn > 200)
      return failKernel('usage.bad-option', { option: '--each', reason: '1–200' });
    const question = await questionFrom(given, desk);
    if (!question.ok) return question;
    const { search, filter, order, descending } = question.value;
    const answer = await desk.ask('procedures.board', { search, filter, order, descending, perColumn });
    if (!answer.ok) return answer;
    const organiser = await desk.ask('organiser.show', {});
    if (!organiser.ok) return organiser;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        answer.value.columns.flatMap(({ stageId, total, rows }) => [
          `${stageName(stageId, organiser.value, words)}: ${total}`,
          ...table(
            rows.map((row) => [`  ${row.id}`, words.moment(row.deadline), row.buyer, row.title]),
            36,
          ),
        ]),
    });
  },
};
