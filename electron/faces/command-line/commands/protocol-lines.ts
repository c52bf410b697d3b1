import type { Answer } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Desk, type Done, type Given } from '../command.ts';
import { table } from '../table.ts';
import { takeOptional } from './take-files.ts';

type Reading = Answer<'submission.readProtocol'>;

/** What the file under `--protocol` says of the bid; null without one. */
export const protocolFrom = async (given: Given, bidId: string, desk: Desk): Promise<Outcome<Reading | null>> => {
  const fileId = await takeOptional(desk, textOf(given, 'protocol'));
  if (!fileId.ok) return fileId;
  return fileId.value === null ? ok(null) : desk.ask('submission.readProtocol', { bidId, fileId: fileId.value });
};

/** Every price with its place, ours marked with how it was known; a protocol of another purchase exits with 1. */
export const protocolDone = (reading: Reading): Done => {
  const { offers, own, outcome, isOfProcedure, number } = reading;
  return {
    value: reading,
    exit: isOfProcedure === false ? 1 : 0,
    text: (words) => [
      ...(isOfProcedure === false ? [words.say('submission.protocol.other', { number: number ?? '' })] : []),
      ...table(
        offers.map(({ place, price, currency, bidder }, index) => [
          place === null ? '—' : String(place),
          `${price} ${currency ?? ''}`.trim(),
          bidder,
          own?.index === index ? words.say(`submission.protocol.own.${own.by}`) : '',
        ]),
        60,
      ),
      ...(own === null ? [words.say('submission.protocol.own.none')] : []),
      ...(outcome === null ? [] : [words.say(`submission.state.${outcome}`)]),
    ],
  };
};
