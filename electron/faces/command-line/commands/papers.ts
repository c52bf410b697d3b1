import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { companyOf, companyOption } from './company-lines.ts';
import { findingLines } from './finding-lines.ts';
import { kindName, validityText } from './paper-lines.ts';

/** Those that end first on top; under each what the bids that hold it have to know. */
export const command: Command = {
  usage: ['papers [--tag TAG]... [--ends-by DAY] [--company COMPANY]'],
  summary: 'help.papers',
  options: {
    tag: { type: 'string', multiple: true, value: 'TAG', help: 'help.option.paper-tag' },
    'ends-by': { type: 'string', value: 'DAY', help: 'help.option.ends-by' },
    ...companyOption,
  },
  words: [0, 0],
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const listed = await desk.ask('papers.list', company.value);
    if (!listed.ok) return listed;
    const tags = listOf(given, 'tag');
    const endsBy = textOf(given, 'ends-by');
    const papers = listed.value.papers.filter(
      ({ tags: own, validity }) =>
        tags.every((tag) => own.includes(tag)) &&
        (endsBy === null || (validity.kind === 'until' && validity.lastDay <= endsBy)),
    );
    const kinds = new Map(listed.value.kinds.map(({ kind }) => [kind.kindId, kind]));
    return ok({
      value: { companyId: listed.value.companyId, papers },
      exit: 0,
      text: (words) => [
        ...table(
          papers.map((paper) => [
            paper.paperId,
            paper.title,
            kindName(kinds.get(paper.kindId) ?? { kindId: paper.kindId, name: paper.kindId }, words),
            validityText(paper.validity, words),
            words.say('papers.in-bids', { count: paper.uses.length }),
          ]),
        ),
        ...papers.flatMap(({ uses }) => uses.flatMap(({ findings }) => findingLines(findings, words))),
        ...(papers.length === 0 ? [words.say('papers.none')] : []),
      ],
    });
  },
};
