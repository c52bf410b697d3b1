import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid freeze BID-ID [--despite CODE... --by NAME --reason TEXT]'],
  summary: 'help.bid-freeze',
  options: {
    despite: { type: 'string', multiple: true, value: 'CODE', help: 'help.option.despite' },
    by: { type: 'string', value: 'NAME', help: 'help.option.by' },
    reason: { type: 'string', value: 'TEXT', help: 'help.option.despite-reason' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const codes = [...listOf(given, 'despite')];
    const by = textOf(given, 'by');
    const reason = textOf(given, 'reason');
    if (codes.length === 0 && (by !== null || reason !== null))
      return failKernel('usage.missing-argument', { argument: '--despite CODE' });
    const despite = codes.length === 0 ? null : { codes, by: by ?? '', reason: reason ?? '' };
    const answer = await desk.ask('bids.freeze', { bidId, despite });
    if (!answer.ok) return answer;
    const { manifestDigest, files } = answer.value;
    return ok({
      // Scripts stand on the answer of an ordinary freezing as it is.
      value: { manifestDigest, files, ...(despite === null ? {} : { despite }) },
      exit: 0,
      text: (words) => [
        words.say('bid.frozenAs', { digest: manifestDigest }),
        ...codes.map((code) => `  ! ${words.say('readiness.overridden', { code, by, reason })}`),
        ...table(files.map((file) => [`  ${file.name}`, String(file.size), file.digests[0]?.value ?? ''])),
        words.say('next', { command: `sign ${bidId} --key FILE.p12` }),
      ],
    });
  },
};
