import { winRateOf, winRatesBy, type NamedResult, type WinRate } from '#shared/bid/submission/win-rate.ts';
import { moscow } from '#shared/calendar/zones.ts';
import type { historyGroups } from '#shared/contract/submission.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { findProcedure } from '../../../store/procedures/query.ts';
import { ownBidFacts, type OwnBidFacts } from '../../../store/market/own-bids.ts';
import { cardOf } from '../../company/platform-cards.ts';
import type { Host, Step } from '../../context.ts';
import { currentFacts } from '../../procedures/deadlines-gather.ts';

type Decided = OwnBidFacts & Pick<NamedResult, 'outcome'> & { readonly day: string };

const wayOf = (host: Host, { procedureKey, procedure }: OwnBidFacts): string => {
  const record = procedureKey === null ? undefined : findProcedure(host.workspace.database, procedureKey, procedure);
  const facts = record === undefined ? null : currentFacts(host.workspace, record);
  return facts?.ok === true ? facts.value.question.way : 'other';
};

const groupOf = (host: Host, by: (typeof historyGroups)[number], bid: Decided): Pick<NamedResult, 'key' | 'name'> => {
  switch (by) {
    case 'buyer':
      return { key: bid.buyerInn ?? bid.buyer, name: bid.buyer };
    case 'platform': {
      const card = cardOf(host.workspace.database, bid.platformId);
      return { key: bid.platformId ?? '', name: card?.name ?? bid.platformId ?? '' };
    }
    case 'way': {
      const way = wayOf(host, bid);
      return { key: way, name: way };
    }
  }
};

const plain = <Rate extends WinRate>(rate: Rate) => ({ ...rate, reasons: [...rate.reasons] });

export const showHistory: Step<'submission.history'> = async ({ by, from, to }, { host }) => {
  const results = ownBidFacts(host.workspace.database)
    .flatMap((bid): readonly Decided[] =>
      bid.outcome === null || bid.decidedAt === null
        ? []
        : [{ ...bid, outcome: bid.outcome, day: dayIn(bid.decidedAt as Instant, moscow) }],
    )
    .filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
  const days = results.map(({ day }) => day).toSorted();
  return ok({
    ...plain(winRateOf(results)),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    groups: by === null ? [] : winRatesBy(results.map((bid) => ({ ...bid, ...groupOf(host, by, bid) }))).map(plain),
  });
};
