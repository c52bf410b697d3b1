import type { SuggestedAuction } from '#shared/contract/auctions.ts';
import type { AuctionTerms } from '#shared/finance/auction/terms.ts';
import { writtenLike } from '#shared/finance/auction/moments.ts';
import { auctionStart } from '#shared/finance/calculators/auction-start.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import { compareAmounts, parseAmount } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import { lawOf } from '#shared/procedure/deadline-graph-facts.ts';
import { totalsOf } from '#shared/bid/prices/totals.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import { loadPrices } from '../bids/prices/price-records.ts';
import type { Host, Step } from '../context.ts';
import { moneyZone } from './ledger.ts';
import { workspaceBasis } from './own-basis.ts';

const rulesOf = { ru44: '44-fz', ru223: '223-fz-smb', commercial: 'b2b-center' } as const;

/** In the offset the notice wrote it in, which is the buyer's. */
const written = (at: Instant, offset: string | null): string =>
  offset !== null && /^[+-]/.test(offset) ? writtenLike(`2000-01-01T00:00:00${offset}`, Date.parse(at)) : at;

/** When it starts: as the notice says, else two hours after the deadline under 44-FZ; undefined where nobody says. */
const startOf = (
  host: Host,
  { draft, procedure }: GatheredBid,
  rules: AuctionTerms['rules'],
  publishedOn: string | undefined,
): { readonly startsAt: string | undefined; readonly findings: readonly Finding[] } => {
  const dated = procedure.dates.filter(
    ({ kind, lot }) => kind === 'auction' && (lot === undefined || lot === draft.lotId),
  );
  const own = dated.find(({ lot }) => lot !== undefined) ?? dated[0];
  if (own !== undefined) return { startsAt: written(own.at, own.zone), findings: [] };
  const { deadline } = procedure;
  if (rules !== '44-fz' || deadline === null) return { startsAt: undefined, findings: [] };
  const found = auctionStart.answerOf(
    { deadline: written(deadline, procedure.buyerZone), publishedOn },
    workspaceBasis(host.workspace),
  );
  return found.ok
    ? { startsAt: found.value.start, findings: found.value.findings }
    : { startsAt: undefined, findings: [] };
};

/** VAT and costs as the bid's price table has them; costs only where every counted line has one. */
const pricesOf = (host: Host, { draft }: GatheredBid): Pick<AuctionTerms, 'vatPercent' | 'costs'> => {
  const table = loadPrices(host.workspace.database, draft.bidId, draft.version);
  if (table === null || table.currency !== 'RUB') return {};
  const { cost, costed, counted } = totalsOf(table);
  const costs = counted > 0 && costed === counted ? parseAmount(cost) : null;
  return {
    ...(table.vatMode === 'none' ? {} : { vatPercent: table.vatRate }),
    ...(costs === null || compareAmounts(costs, '0') === 0 ? {} : { costs }),
  };
};

const suggestion = (host: Host, bid: GatheredBid): SuggestedAuction => {
  const { draft, procedure } = bid;
  const lot = procedure.lots.find(({ id }) => id === draft.lotId);
  const value = lot?.value ?? procedure.value;
  const rules = rulesOf[lawOf(procedure)];
  const nmck = value?.currency === 'RUB' ? (parseAmount(value.amount) ?? undefined) : undefined;
  const publishedOn = typeof procedure.publishedAt === 'string' ? dayIn(procedure.publishedAt, moneyZone) : undefined;
  const { startsAt, findings } = startOf(host, bid, rules, publishedOn);
  const percent = procedure.securities.find(
    ({ kind, lot: of }) => kind === 'performance' && (of === undefined || of === draft.lotId),
  )?.percent;
  const small = [...procedure.flags, ...(lot?.flags ?? [])].includes('only-small-business');
  const terms: Partial<AuctionTerms> = {
    rules,
    ...(nmck === undefined ? {} : { nmck }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(typeof percent === 'string' ? { securityPercent: percent } : {}),
    ...(small ? { smallBusinessOnly: true } : {}),
    ...pricesOf(host, bid),
  };
  const wanted = ['nmck', 'startsAt', 'costs', 'securityPercent'] as const;
  return {
    bidId: draft.bidId,
    title: procedure.title,
    terms,
    missing: wanted.filter((field) => terms[field] === undefined),
    findings: [...findings],
  };
};

/** What a bid and its notice say that an auction is sat through with; nothing is guessed. */
export const suggestAuction: Step<'auctions.suggest'> = async (
  { bidId },
  { host },
): Promise<Outcome<SuggestedAuction>> => {
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(suggestion(host, bid.value)) : bid;
};
