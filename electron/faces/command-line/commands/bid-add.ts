import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, wordAt, type Command } from '../command.ts';
import { bidLines } from './bid-lines.ts';
import { takeAll } from './take-files.ts';

/** Files from the disk, papers from the library by reference, or a newer paper in the place of a document. */
export const command: Command = {
  usage: [
    'bid add BID-ID FILE... [--as ITEM]',
    'bid add BID-ID --paper PAPER-ID... [--as ITEM]',
    'bid add BID-ID --paper PAPER-ID --in-place-of DOCUMENT-ID',
  ],
  summary: 'help.bid-add',
  options: {
    as: { type: 'string', value: 'ITEM', help: 'help.option.as' },
    paper: { type: 'string', multiple: true, value: 'PAPER-ID', help: 'help.option.paper' },
    'in-place-of': { type: 'string', value: 'DOCUMENT-ID', help: 'help.option.in-place-of' },
  },
  words: [1, Infinity],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const itemId = textOf(given, 'as');
    const paths = given.words.slice(1);
    const paperIds = [...listOf(given, 'paper')];
    const documentId = textOf(given, 'in-place-of');
    if (paths.length === 0 && paperIds.length === 0) return failKernel('usage.missing-argument', { argument: 'FILE' });
    const [paperId] = paperIds;
    if (documentId !== null && (paperId === undefined || paperIds.length > 1 || paths.length > 0))
      return failKernel('usage.bad-option', { option: '--in-place-of', reason: '--paper PAPER-ID' });
    const files = await takeAll(desk, paths);
    if (!files.ok) return files;
    const papers =
      paperId === undefined
        ? null
        : documentId === null
          ? await desk.ask('papers.addToBid', { bidId, paperIds, itemId })
          : await desk.ask('papers.renewInBid', { bidId, documentId, paperId });
    if (papers !== null && !papers.ok) return papers;
    const answer =
      papers !== null && files.value.length === 0
        ? papers
        : await desk.ask('bids.addDocuments', { bidId, fileIds: files.value, itemId });
    if (!answer.ok) return answer;
    const bid = answer.value;
    return ok({ value: bid, exit: 0, text: (words) => bidLines(bid, words) });
  },
};
