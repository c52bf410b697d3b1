import { calculate } from '#shared/finance/calculators.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';

const kopecks = (amount: string): bigint => {
  const [whole = '0', decimals = ''] = amount.replace('-', '').split('.');
  const size = BigInt(whole + decimals.padEnd(2, '0'));
  return amount.startsWith('-') ? -size : size;
};
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What the public calculators say a source costs; refused input is no choice here. */
const costOf = (bid: PlanTerms['bids'][number], source: PlanTerms['sources'][number]): bigint => {
  const period = { sum: bid.need, start: bid.start, end: bid.end };
  if (source.kind === 'own' && source.ownRate === undefined) return 0n;
  const outcome =
    source.kind === 'own'
      ? calculate('own-money', { ...period, ownRate: source.ownRate, accountRate: source.accountRate ?? '0' })
      : calculate('financing', { ...period, offer: source.offer });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return kopecks(String(outcome.value['cost']));
};

/** Whether a whole choice stands on every single day of the calendar, by the words of the promise and nothing cleverer. */
const stands = (
  terms: PlanTerms,
  choice: readonly (number | null)[],
  costs: readonly (readonly bigint[])[],
): boolean => {
  const ends = [
    ...terms.bids.flatMap(({ start, end }) => [start, end]),
    ...terms.cash.map(({ from }) => from),
  ].toSorted();
  const last = ends.at(-1) ?? '';
  for (let day = ends[0] ?? ''; day <= last; day = nextDay(day)) {
    const begun = terms.cash.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    let level = kopecks(begun.at(-1)?.amount ?? '0');
    const out = terms.sources.map(() => 0n);
    for (const [index, source] of choice.entries()) {
      const bid = terms.bids[index];
      if (source === null || bid === undefined) continue;
      const own = terms.sources[source]?.kind === 'own';
      const active = bid.start <= day && day <= bid.end;
      if (active) out[source] = (out[source] ?? 0n) + kopecks(bid.need);
      if (own && active) level -= kopecks(bid.need);
      if (!own && terms.feesFromCash === true && bid.start <= day) level -= costs[index]?.[source] ?? 0n;
    }
    if (level < 0n) return false;
    if (terms.sources.some(({ limit }, index) => limit !== undefined && (out[index] ?? 0n) > kopecks(limit)))
      return false;
  }
  return true;
};

/** What follows a bid that must be taken, and a bid whose follower must be, may not be left out either. */
export const isDemanded = ({ bids }: PlanTerms, bid: PlanTerms['bids'][number]): boolean => {
  const leader = bid.follows ?? bid.id;
  return bids.some(({ id, follows, must }) => must === true && (id === leader || follows === leader));
};

/** Whether some bid is taken without what follows it, or left with it. */
const isParted = ({ bids }: PlanTerms, choice: readonly (number | null)[]): boolean =>
  bids.some(({ follows }, index) => {
    const leader = bids.findIndex(({ id }) => id === follows);
    return leader >= 0 && (choice[leader] === null) !== (choice[index] === null);
  });

/** The best objective in kopecks over every choice there is, or null when none stands. */
export const bestByBruteForce = (terms: PlanTerms): bigint | null => {
  const costs = terms.bids.map((bid) => terms.sources.map((source) => costOf(bid, source)));
  const choices = terms.bids.map((bid) => [
    ...(terms.objective === 'margin' && !isDemanded(terms, bid) ? [null] : []),
    ...terms.sources.flatMap(({ id, limitPerBid }, index) =>
      (bid.excluded ?? []).includes(id) || (limitPerBid !== undefined && kopecks(limitPerBid) < kopecks(bid.need))
        ? []
        : [index],
    ),
  ]);
  let best: bigint | null = null;
  const total = choices.reduce((product, mine) => product * mine.length, 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    const choice = choices.map((mine) => {
      const pick = mine[rest % mine.length] ?? null;
      rest = Math.floor(rest / mine.length);
      return pick;
    });
    const gain = choice.reduce<bigint>((sum, source, index) => {
      const bid = terms.bids[index];
      if (source === null || bid === undefined) return sum;
      const margin = terms.objective === 'margin' ? kopecks(bid.margin) : 0n;
      return sum + margin - (costs[index]?.[source] ?? 0n);
    }, 0n);
    if (isParted(terms, choice)) continue;
    if ((best === null || gain > best) && stands(terms, choice, costs)) best = gain;
  }
  return best;
};
