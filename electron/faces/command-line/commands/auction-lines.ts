import type { AuctionView } from '#shared/contract/auctions.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

/** An auction as it stands: times, range, where it stops paying, the next steps, and what was noted. */
export const auctionLines = ({ auctionId, title, desk, offers }: AuctionView, words: Words): readonly string[] => {
  const { say } = words;
  const range =
    desk.lowest === null || desk.highest === null
      ? say(desk.phase === 'closed' ? 'auction.over' : 'auction.range.none')
      : `${desk.lowest} – ${desk.highest}`;
  const verdict =
    desk.allowed === undefined
      ? []
      : [[say('auction.price'), desk.allowed ? say('auction.allowed') : say(`calc.choice.${desk.reason ?? 'zero'}`)]];
  return [
    `${auctionId}  ${title}`,
    ...table([
      [say('calc.field.phase'), say(`calc.choice.${desk.phase}`)],
      [say('calc.field.closes'), desk.closes ?? '—'],
      [say('calc.field.finalPhaseEnds'), desk.finalPhaseEnds ?? '—'],
      [say('auction.least'), `${desk.current}${desk.currentIsOwn ? ` (${say('auction.ours')})` : ''}`],
      [say('auction.range'), range],
      [say('auction.floor'), desk.floor ?? '—'],
      [say('auction.dumping-from'), desk.dumpingFrom ?? '—'],
      [say('auction.step-cost'), desk.stepCost ?? '—'],
      ...verdict,
    ]),
    '',
    ...table(
      desk.ladder.map(({ price, profit, marginPercent, dumping, belowFloor }) => [
        price,
        profit ?? '—',
        marginPercent === null ? '—' : `${marginPercent} %`,
        [dumping ? say('auction.zone.dumping') : '', belowFloor ? say('auction.zone.floor') : ''].join(' ').trim(),
      ]),
    ),
    '',
    ...table(
      offers.map(({ offerId, at, amount, own, isUndone }) => [
        String(offerId),
        at,
        amount,
        own ? say('auction.ours') : say('auction.theirs'),
        isUndone ? say('auction.undone') : '',
      ]),
    ),
    ...findingLines(desk.findings, words),
  ];
};
