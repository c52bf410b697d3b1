import { calculate } from '#shared/finance/calculators.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';

const kopecks = (amount: string): number => Math.round(Number(amount) * 100);
const dayIndex = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * The best objective in kopecks for up to a dozen bids, or null: depth first over calendars of plain numbers, dropping a branch only when the
 * best of every remaining bid, limits forgotten, could not reach what is in hand. Shares nothing with the program but prices.
 */
export const bestExhaustively = (terms: PlanTerms): number | null => {
  const first = Math.min(...terms.bids.map(({ start }) => dayIndex(start)));
  const last = Math.max(...[...terms.bids.map(({ end }) => end), ...terms.cash.map(({ from }) => from)].map(dayIndex));
  const length = last - first + 1;
  const cash = new Float64Array(length);
  for (const { from, amount } of terms.cash.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    cash.fill(kopecks(amount), Math.max(0, dayIndex(from) - first));
  }
  const lines = terms.sources.map(({ limit }) =>
    new Float64Array(length).fill(limit === undefined ? Number.MAX_SAFE_INTEGER : kopecks(limit)),
  );
  const choices = terms.bids.map((bid) => {
    const span = [dayIndex(bid.start) - first, dayIndex(bid.end) - first] as const;
    const need = kopecks(bid.need);
    const margin = terms.objective === 'margin' ? kopecks(bid.margin) : 0;
    const covered = terms.sources.flatMap((source, index) => {
      if ((bid.excluded ?? []).includes(source.id)) return [];
      if (source.limitPerBid !== undefined && kopecks(source.limitPerBid) < need) return [];
      const period = { sum: bid.need, start: bid.start, end: bid.end };
      const answer =
        source.kind === 'own'
          ? calculate('own-money', {
              ...period,
              ownRate: source.ownRate ?? '0',
              accountRate: source.accountRate ?? '0',
            })
          : calculate('financing', { ...period, offer: source.offer });
      if (!answer.ok) throw new Error(answer.error.code);
      const cost = kopecks(String(answer.value['cost']));
      const own = source.kind === 'own';
      return [{ index, gain: margin - cost, own, fee: !own && terms.feesFromCash === true ? cost : 0 }];
    });
    const left = terms.objective === 'margin' && bid.must !== true ? [{ index: -1, gain: 0, own: false, fee: 0 }] : [];
    return { span, need, ways: [...covered, ...left].toSorted((a, b) => b.gain - a.gain) };
  });
  const rest = choices.map((_, at) => choices.slice(at).reduce((sum, { ways }) => sum + (ways[0]?.gain ?? 0), 0));
  let best: number | null = null;
  const take = (level: Float64Array, from: number, to: number, amount: number): boolean => {
    let stands = true;
    for (let day = from; day <= to; day += 1) {
      level[day] = (level[day] ?? 0) - amount;
      if ((level[day] ?? 0) < 0) stands = false;
    }
    return stands;
  };
  const descend = (at: number, sum: number): void => {
    if (best !== null && sum + (rest[at] ?? 0) <= best) return;
    const choice = choices[at];
    if (choice === undefined) {
      best = sum;
      return;
    }
    const [from, to] = choice.span;
    for (const { index, gain, own, fee } of choice.ways) {
      const line = lines[index];
      const parts: readonly (readonly [Float64Array, number, number])[] = [
        ...(line === undefined ? [] : [[line, to, choice.need] as const]),
        ...(own ? [[cash, to, choice.need] as const] : []),
        ...(fee === 0 ? [] : [[cash, length - 1, fee] as const]),
      ];
      const stand = parts.map(([level, until, amount]) => take(level, from, until, amount));
      if (stand.every(Boolean)) descend(at + 1, sum + gain);
      for (const [level, until, amount] of parts) take(level, from, until, -amount);
    }
  };
  descend(0, 0);
  return best;
};
