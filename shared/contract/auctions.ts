import { z } from 'zod';
import { deskShapes } from '../finance/auction/desk-shapes.ts';
import type { AuctionTerms } from '../finance/auction/terms.ts';
import type { Step } from '../finance/calculation.ts';
import { explained } from '../finance/fields.ts';
import { longMethod, method } from './method.ts';
import { count, finding, id, instant, language, line, nothing } from './vocabulary.ts';

/** Read by the step with `auctionTerms`, so that a fault is said by its field. */
const terms = z.custom<AuctionTerms>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const auction = z.object({
  /** An auction's own id, or a bid's: then its newest auction. */
  auctionId: id,
});
const amount = line;
const step = z.custom<Step>((value) => explained.steps.element.safeParse(value).success);

const offer = z.object({
  offerId: count,
  at: line,
  amount: line,
  own: z.boolean(),
  isUndone: z.boolean(),
});

export const auctionView = z.object({
  auctionId: id,
  bidId: id.nullable(),
  title: line,
  begunAt: instant,
  terms,
  /** As they were noted, undone ones too. `desk.rows` has those that stand, numbered by their place among these. */
  offers: z.array(offer),
  desk: z.object({ ...deskShapes, steps: z.array(step), findings: z.array(finding) }),
  now: instant,
});
export type AuctionView = z.infer<typeof auctionView>;

/** What can be taken over from a bid; what it does not say is left out and named. */
export const suggestedAuction = z.object({
  bidId: id,
  title: line,
  terms: z.custom<Partial<AuctionTerms>>((value) => typeof value === 'object' && value !== null),
  missing: z.array(line),
  findings: z.array(finding),
});
export type SuggestedAuction = z.infer<typeof suggestedAuction>;

export const auctionMethods = {
  'auctions.list': method(
    nothing,
    z.object({
      auctions: z.array(
        z.object({
          auctionId: id,
          bidId: id.nullable(),
          title: line,
          startsAt: line,
          offers: count,
          current: line,
          currentIsOwn: z.boolean(),
        }),
      ),
    }),
  ),
  'auctions.suggest': method(z.object({ bidId: id }), suggestedAuction),
  'auctions.begin': method(
    z.object({ bidId: id.nullable().default(null), title: line.nullable().default(null), terms }),
    auctionView,
  ),
  'auctions.setTerms': method(auction.extend({ terms }), auctionView),
  /** As it stands now; with `price`, whether that would be taken and what it would leave. */
  'auctions.show': method(auction.extend({ price: amount.optional() }), auctionView),
  /** Notes an offer that was seen, at this moment unless `at` says when. Odd ones are kept and marked: the platform decides. */
  'auctions.offer': method(
    auction.extend({ amount, own: z.boolean().default(false), at: line.optional() }),
    auctionView,
  ),
  /** Takes back the offer noted last, or the one named; it stays in the history as undone. */
  'auctions.undo': method(auction.extend({ offerId: count.optional() }), auctionView),
  'auctions.remove': method(auction, nothing),
  /** Writes the history as XLSX (numbers, never formulas), PDF, CSV or JSON, by the file's ending; without `out` as XLSX into the workspace's `exports`. */
  'auctions.export': longMethod(
    auction.extend({ out: line.nullable().default(null), language }),
    z.object({ path: line, size: count }),
  ),
} as const;
