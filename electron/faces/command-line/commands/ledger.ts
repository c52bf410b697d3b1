import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { accountLines, kindWords } from './ledger-lines.ts';

export const command: Command = {
  usage: ['ledger [--platform PLATFORM] [--day YYYY-MM-DD]', 'ledger --out FILE'],
  summary: 'help.ledger',
  options: {
    platform: { type: 'string', value: 'PLATFORM', help: 'help.option.account' },
    day: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.day' },
    out: { type: 'string', value: 'FILE', help: 'help.option.table-out' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const [platformId, day] = [textOf(given, 'platform'), textOf(given, 'day')];
    const out = textOf(given, 'out');
    if (out !== null) {
      const written = await desk.ask('money.export', { what: 'ledger', out, language: desk.language });
      if (!written.ok) return written;
      return ok({ value: written.value, exit: 0, text: ({ say }) => [say('money.written', written.value)] });
    }
    const answer = await desk.ask('ledger.show', {
      ...(platformId === null ? {} : { platformId }),
      ...(day === null ? {} : { day }),
    });
    if (!answer.ok) return answer;
    const { accounts, entries, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        accounts.length === 0
          ? [words.say('money.nothing')]
          : [
              ...accountLines(accounts, words),
              '',
              ...table(
                entries.map((entry) => [
                  `${String(entry.entryId)}${entry.isReversed ? ' ×' : ''}`,
                  entry.day,
                  entry.platformId,
                  kindWords(words, entry.kind),
                  entry.amount ?? entry.expectedRelease ?? '',
                  entry.subject ?? entry.bidId ?? (entry.holdId ?? entry.reverses)?.toString() ?? '',
                  entry.note ?? '',
                ]),
              ),
              ...findingLines(findings, words),
            ],
    });
  },
};
