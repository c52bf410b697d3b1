import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { columnsFrom, filterOptions, orderOptions, questionFrom } from './procedure-filters.ts';

const usual: readonly ProcedureColumn[] = [
  'source-id',
  'title',
  'buyer',
  'published',
  'deadline',
  'value',
  'currency',
  'work-stage',
  'assignee',
  'tags',
  'next-step',
  'next-step-on',
];

const separators = { semicolon: ';', comma: ',', tab: '\t' } as const;
const isSeparator = (text: string): text is keyof typeof separators => Object.hasOwn(separators, text);

const formatOf = (given: string | null, file: string): 'csv' | 'xlsx' | null => {
  const format = given ?? /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  return format === 'csv' || format === 'xlsx' ? format : null;
};

export const command: Command = {
  usage: [
    'procedures export FILE.csv|FILE.xlsx [--view VIEW-ID] [FILTERS] [--columns LIST] [--separator semicolon|comma|tab]',
  ],
  summary: 'help.procedures-export',
  options: {
    columns: { type: 'string', value: 'LIST', help: 'help.option.columns' },
    as: { type: 'string', value: 'csv|xlsx', help: 'help.option.as-format' },
    separator: { type: 'string', value: Object.keys(separators).join('|'), help: 'help.option.separator' },
    ...filterOptions,
    ...orderOptions,
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    const format = formatOf(textOf(given, 'as'), file);
    if (format === null) return failKernel('usage.bad-option', { option: '--as', reason: 'csv, xlsx' });
    const separator = textOf(given, 'separator') ?? 'semicolon';
    if (!isSeparator(separator))
      return failKernel('usage.bad-option', { option: '--separator', reason: Object.keys(separators).join(', ') });
    const columns = columnsFrom(given);
    if (!columns.ok) return columns;
    const question = await questionFrom(given, desk);
    if (!question.ok) return question;
    const { search, filter, order, descending } = question.value;
    const answer = await desk.ask('procedures.export', {
      search,
      filter,
      order,
      descending,
      columns: [...(columns.value ?? question.value.columns ?? usual)],
      format,
      separator: separators[separator],
      language: desk.language,
      out: file,
    });
    if (!answer.ok) return answer;
    const { rows, path } = answer.value;
    return ok({ value: answer.value, exit: 0, text: (words) => [words.say('organiser.exported', { rows, path })] });
  },
};
