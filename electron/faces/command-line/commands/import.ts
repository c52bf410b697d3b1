import { readFile } from 'node:fs/promises';
import { importFormats, type ImportAnswer } from '#shared/contract/procedures.ts';
import { tableMapping } from '#shared/contract/table-mapping.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failIntake } from '#shared/procedure/intake-codes.ts';
import type { TableMapping } from '#shared/procedure/table-mapping.ts';
import { textOf, type Command, type ExitCode } from '../command.ts';
import { noticeFiles } from '../notice-files.ts';
import { findingLines } from './finding-lines.ts';

const refusedFile = (file: string, { code, details }: Failure): ImportAnswer['files'][number] => ({
  file,
  outcome: 'refused',
  findings: [{ code, severity: 'blocker', place: { file }, details: { ...details } }],
});

/** 0: every file imported; 1: some were refused, whole or in part; 2: none could be. */
const exitOf = (files: ImportAnswer['files']): ExitCode => {
  if (files.every(({ outcome }) => outcome === 'refused')) return 2;
  return files.some(({ outcome }) => outcome === 'refused' || outcome === 'partly') ? 1 : 0;
};

/** What the columns of a table mean, from a file the user wrote. */
const mappingIn = async (file: string | null): Promise<Outcome<TableMapping | null>> => {
  if (file === null) return ok(null);
  try {
    const mapping = tableMapping.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (mapping.success) return ok(mapping.data);
    const [issue] = mapping.error.issues;
    return failIntake('table.mapping-invalid', {
      reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    });
  } catch (error) {
    return failIntake('table.mapping-invalid', { reason: error instanceof Error ? error.message : String(error) });
  }
};

const isFormat = (text: string): text is (typeof importFormats)[number] =>
  (importFormats as readonly string[]).includes(text);

export const command: Command = {
  usage: ['import FILE|FOLDER... [--format FORMAT] [--map FILE.json]'],
  summary: 'help.import',
  options: {
    format: { type: 'string', value: importFormats.join('|'), help: 'help.option.format' },
    map: { type: 'string', value: 'FILE.json', help: 'help.option.map' },
  },
  words: [1, Infinity],
  run: async (given, desk) => {
    const format = textOf(given, 'format') ?? 'auto';
    if (!isFormat(format))
      return failKernel('usage.bad-option', { option: '--format', reason: importFormats.join(', ') });
    const mapping = await mappingIn(textOf(given, 'map'));
    if (!mapping.ok) return mapping;
    const refused: ImportAnswer['files'][number][] = [];
    const fileIds: string[] = [];
    for (const word of given.words) {
      const files = await noticeFiles(word);
      if (!files.ok) refused.push(refusedFile(word, files.error));
      for (const path of files.ok ? files.value : []) {
        const fileId = await desk.take(path);
        if (fileId.ok) fileIds.push(fileId.value);
        else refused.push(refusedFile(path, fileId.error));
      }
    }
    if (fileIds.length === 0) {
      const value: ImportAnswer = { procedures: [], files: refused };
      return ok({ value, exit: 2, text: (words) => value.files.flatMap((file) => findingLines(file.findings, words)) });
    }
    const answer = await desk.ask('procedures.import', { fileIds, format, mapping: mapping.value });
    if (!answer.ok) return answer;
    const value: ImportAnswer = { ...answer.value, files: [...answer.value.files, ...refused] };
    return ok({
      value,
      exit: exitOf(value.files),
      text: (words) => [
        ...value.files.flatMap((file) => [
          `${file.file}: ${words.say(`import.outcome.${file.outcome}`)}`,
          ...findingLines(file.findings, words),
        ]),
        words.say('import.total', {
          total: value.procedures.length,
          fresh: value.procedures.filter(({ isNew }) => isNew).length,
        }),
        words.say('next', { command: 'procedures' }),
      ],
    });
  },
};
