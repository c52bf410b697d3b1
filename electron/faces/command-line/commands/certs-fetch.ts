import { ok } from '#shared/kernel/result.ts';
import { isSet, wordAt, type Command } from '../command.ts';
import { actLines, exitOfShown, shownLines } from './trust-lines.ts';

export const command: Command = {
  usage: ['certs fetch FILE [--all] [--private-addresses]'],
  summary: 'help.certs-fetch',
  options: {
    all: { type: 'boolean', help: 'help.option.fetch-all' },
    'private-addresses': { type: 'boolean', help: 'help.option.private-addresses' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const answer = await desk.ask('certificates.fetch', {
      fileId: fileId.value,
      everything: isSet(given, 'all'),
      ...(isSet(given, 'private-addresses') ? { privateAddresses: true } : {}),
    });
    if (!answer.ok) return answer;
    const { acts, certificates } = answer.value;
    return ok({
      value: answer.value,
      exit: exitOfShown(certificates),
      text: (words) => [...actLines(acts, words), ...certificates.flatMap((one) => shownLines(one, words))],
    });
  },
};
