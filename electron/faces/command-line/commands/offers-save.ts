import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['offers save FILE.json|- [--id OFFER]'],
  summary: 'help.offers-save',
  options: { id: { type: 'string', value: 'OFFER', help: 'help.option.offer-id' } },
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 0));
    if (!read.ok) return read;
    const offerId = textOf(given, 'id');
    const offer = read.value as Parameters<typeof desk.ask<'offers.save'>>[1]['offer'];
    const answer = await desk.ask('offers.save', { offer, ...(offerId === null ? {} : { offerId }) });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [say('money.offers.saved', { id: answer.value.offerId })],
    });
  },
};
