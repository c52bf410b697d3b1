import { readFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { kindCatalogue } from '#shared/procedure/kinds/kind.ts';
import { wordAt, type Command } from '../command.ts';

/** Takes a list of kinds, or an answer of `kinds --json`, of which only the user's own are kept. */
const kindsIn = (text: string): unknown => {
  const read: unknown = JSON.parse(text);
  if (Array.isArray(read) || typeof read !== 'object' || read === null) return read;
  const listed: unknown = 'value' in read ? read.value : read;
  const kinds: unknown = typeof listed === 'object' && listed !== null && 'kinds' in listed ? listed.kinds : listed;
  return Array.isArray(kinds)
    ? kinds.filter(
        (kind: unknown) => typeof kind !== 'object' || kind === null || !('isEdited' in kind) || kind.isEdited,
      )
    : kinds;
};

export const command: Command = {
  usage: ['kinds save FILE.json'],
  summary: 'help.kinds-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    let read: unknown;
    try {
      read = kindsIn(await readFile(file, 'utf8'));
    } catch (error) {
      return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const kinds = kindCatalogue.safeParse(read);
    if (!kinds.success) {
      const [issue] = kinds.error.issues;
      return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    }
    const answer = await desk.ask('kinds.save', { kinds: kinds.data });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say('kinds.saved', { total: answer.value.kinds.length })],
    });
  },
};
