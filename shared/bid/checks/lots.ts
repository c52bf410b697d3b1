import type { BidCheck, BidFinding } from './facts.ts';

export const checkLot: BidCheck = ({ draft, procedure }) =>
  procedure.lotIds.length > 1 && draft.lotId === null
    ? [{ code: 'bid.lot-not-chosen', severity: 'warning', place: {}, details: { lots: procedure.lotIds } }]
    : [];

/**
 * For how many lots the notice lets one bidder bid (eForms BT-31): this bid and what was handed in count for certain, other drafts only
 * may come to it. How many he may be awarded (BT-33) stops nobody from bidding; that bids are for all lots (BT-763) is said.
 */
export const checkLotLimits: BidCheck = ({ draft, procedure: { lotIds, lotTerms, otherBids } }) => {
  if (!lotTerms) return [];
  const { maxSubmitted, maxAwarded, allLots, path } = lotTerms;
  const own = draft.lotId === null ? lotIds : [draft.lotId];
  const handedIn = new Set([...own, ...(otherBids?.handedIn ?? [])]);
  const all = new Set([...handedIn, ...(otherBids?.drafted ?? [])]);
  const findings: BidFinding[] = [];
  const say = (
    code: 'bid.lots-above-most' | 'bid.lots-drafted-above-most' | 'bid.lots-awarded-most',
    severity: BidFinding['severity'],
    count: number,
    most: number,
  ): void => {
    findings.push({ code, severity, place: {}, details: { count, most, path } });
  };
  if (maxSubmitted !== null && handedIn.size > maxSubmitted)
    say('bid.lots-above-most', 'blocker', handedIn.size, maxSubmitted);
  else if (maxSubmitted !== null && all.size > maxSubmitted)
    say('bid.lots-drafted-above-most', 'warning', all.size, maxSubmitted);
  if (maxAwarded !== null && all.size > maxAwarded) say('bid.lots-awarded-most', 'info', all.size, maxAwarded);
  const missing = allLots ? lotIds.filter((id) => !all.has(id)) : [];
  if (missing.length > 0)
    findings.push({ code: 'bid.lots-all-wanted', severity: 'warning', place: {}, details: { lots: missing, path } });
  return findings;
};
