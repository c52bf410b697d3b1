import { wordAt, type Command } from '../command.ts';
import { answerOf, proofIn, proofOptions } from './submission-lines.ts';

export const command: Command = {
  usage: ['bid receipt BID-ID [--receipt FILE] [--number TEXT] [--at INSTANT]'],
  summary: 'help.bid-receipt',
  options: proofOptions,
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const proof = await proofIn(given, desk);
    if (!proof.ok) return proof;
    const { receiptNumber, receiptFileId } = proof.value;
    const bidId = wordAt(given, 0);
    return answerOf(
      receiptNumber === null && receiptFileId === null
        ? await desk.ask('submission.show', { bidId })
        : await desk.ask('submission.receipt', { bidId, ...proof.value }),
    );
  },
};
