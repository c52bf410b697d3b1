import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { kindName, ruleText, validityText } from './paper-lines.ts';

/** The library as a bid sees it: by the days this bid needs papers on, and by what its buyer demands. */
export const command: Command = {
  usage: ['bid papers BID-ID [--demand KIND=RULE]...'],
  summary: 'help.bid-papers',
  options: { demand: { type: 'string', multiple: true, value: 'KIND=RULE', help: 'help.option.demand' } },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    for (const demand of listOf(given, 'demand')) {
      const [kindId = '', ruleId = '', ...rest] = demand.split('=');
      if (kindId === '' || rest.length > 0)
        return failKernel('usage.bad-option', { option: '--demand', reason: demand });
      const kept = await desk.ask('papers.demand', { bidId, kindId, ruleId: ruleId === '' ? null : ruleId });
      if (!kept.ok) return kept;
    }
    const seen = await desk.ask('papers.forBid', { bidId });
    if (!seen.ok) return seen;
    const kinds = new Map(seen.value.kinds.map((kind) => [kind.kindId, kind]));
    return ok({
      value: seen.value,
      exit: 0,
      text: (words) =>
        seen.value.papers.flatMap((paper) => [
          ...table([
            [
              paper.documentId === null ? ' ' : '✓',
              paper.paperId,
              paper.title,
              kindName(kinds.get(paper.kindId) ?? { kindId: paper.kindId, name: paper.kindId }, words),
              validityText(paper.validity, words),
              paper.rule === null ? '' : ruleText(paper.rule, words),
            ],
          ]),
          ...findingLines(paper.findings, words),
        ]),
    });
  },
};
