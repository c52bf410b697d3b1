import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';

/** Opens no workspace: a chain is checked on any machine. */
export const command: Command = {
  usage: ['evidence verify FILE [--head HASH]'],
  summary: 'help.evidence-verify',
  options: { head: { type: 'string', value: 'HASH', help: 'help.option.head' } },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given) => {
    const { checkEvidenceFile } = await import('../../../steps/workspace/evidence.ts');
    const checked = await checkEvidenceFile(given.words[0] ?? '', textOf(given, 'head'));
    if (!checked.ok) return checked;
    const { isChain: _, ...verdict } = checked.value;
    return ok({
      value: verdict,
      exit: verdict.isWhole ? 0 : 1,
      text: (words) => [
        words.say(verdict.isWhole ? 'evidence.whole' : 'evidence.broken', {
          count: verdict.count,
          from: words.moment(verdict.from),
          until: words.moment(verdict.until),
        }),
        words.say('evidence.head', { head: verdict.head }),
        ...findingLines(verdict.findings, words),
        ...(verdict.isWhole && textOf(given, 'head') === null ? [words.say('evidence.head-unknown')] : []),
      ],
    });
  },
};
