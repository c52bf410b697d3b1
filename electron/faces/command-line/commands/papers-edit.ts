import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { factsGiven, factsOf, paperOptions } from './paper-options.ts';

export const command: Command = {
  usage: ['papers edit PAPER-ID [--file FILE] [--title TITLE] [--issued DAY] [--expires DAY] …'],
  summary: 'help.papers-edit',
  options: { file: { type: 'string', value: 'FILE', help: 'help.option.paper-file' }, ...paperOptions },
  words: [1, 1],
  wordName: 'PAPER-ID',
  run: async (given, desk) => {
    const paperId = wordAt(given, 0);
    const before = await factsOf(desk, paperId);
    if (!before.ok) return before;
    const file = textOf(given, 'file');
    const fileId = file === null ? ok(null) : await desk.take(file);
    if (!fileId.ok) return fileId;
    const facts = { ...before.value, ...factsGiven(given) };
    const saved = await desk.ask('papers.save', { paperId, facts, fileId: fileId.value });
    return saved.ok
      ? ok({ value: saved.value, exit: 0, text: () => [`${saved.value.paperId}  ${saved.value.title}`] })
      : saved;
  },
};
