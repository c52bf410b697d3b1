import { wordAt, type Command } from '../command.ts';
import { answerOf, proofIn, proofOptions } from './submission-lines.ts';

export const command: Command = {
  usage: ['bid submit BID-ID [--receipt FILE] [--number TEXT] [--at INSTANT]'],
  summary: 'help.bid-submit',
  options: proofOptions,
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const proof = await proofIn(given, desk);
    if (!proof.ok) return proof;
    return answerOf(await desk.ask('submission.submit', { bidId: wordAt(given, 0), ...proof.value }));
  },
};
