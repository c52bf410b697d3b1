import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { layouts, type Layout } from '#shared/procedure/organiser/views.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { columnsFrom, filterOptions, orderOptions, questionFrom } from './procedure-filters.ts';

const usual: readonly ProcedureColumn[] = [
  'title',
  'buyer',
  'deadline',
  'value',
  'work-stage',
  'assignee',
  'next-step',
];
const isLayout = (text: string): text is Layout => (layouts as readonly string[]).includes(text);

export const command: Command = {
  usage: ['views save NAME [--layout LAYOUT] [--columns LIST] [FILTERS] [--order ORDER]'],
  summary: 'help.views-save',
  options: {
    layout: { type: 'string', value: layouts.join('|'), help: 'help.option.layout' },
    columns: { type: 'string', value: 'LIST', help: 'help.option.columns' },
    ...filterOptions,
    ...orderOptions,
  },
  words: [1, 1],
  wordName: 'NAME',
  run: async (given, desk) => {
    const layout = textOf(given, 'layout') ?? 'table';
    if (!isLayout(layout)) return failKernel('usage.bad-option', { option: '--layout', reason: layouts.join(', ') });
    const columns = columnsFrom(given);
    if (!columns.ok) return columns;
    const question = await questionFrom(given, desk);
    if (!question.ok) return question;
    const { search, filter, order, descending } = question.value;
    const answer = await desk.ask('views.save', {
      view: {
        name: wordAt(given, 0),
        layout,
        search,
        filter,
        order,
        descending,
        columns: [...(columns.value ?? question.value.columns ?? usual)],
      },
    });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say('next', { command: `procedures --view ${answer.value.viewId}` })],
    });
  },
};
