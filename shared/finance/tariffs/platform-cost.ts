import type { DecimalText } from '../../kernel/decimal.ts';
import { fraction, larger, smaller } from '../../kernel/decimal.ts';
import type { Finding } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { addAmounts, compareAmounts, roundToKopeck } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import type { PlatformAccess } from '../../procedure/platforms/access.ts';
import type { PlatformCard } from '../../procedure/platforms/card.ts';
import type { PlatformCode } from '../../procedure/platforms/codes.ts';
import type { PlatformFee } from '../../procedure/platforms/tariff.ts';
import { covers, holdsOn, type PricedProcedure } from './covers.ts';

/** One line of what a platform costs for one procedure; sums have two decimals. */
export type PlatformCostLine = {
  /** `access`: still to be bought; `held`: bought already, so nothing more; `bidder`, `winner`: a fee on top. */
  readonly kind: 'access' | 'held' | 'bidder' | 'winner';
  readonly name: string;
  readonly amount: DecimalText;
  readonly currency: string;
  /** True: the source says “from”. */
  readonly isLeast: boolean;
  readonly source: string;
  readonly readOn: PlainDay | null;
};

export type PlatformCost = {
  readonly lines: readonly PlatformCostLine[];
  /** Roubles before the bid, and further if it wins; null where some of it is not known or in another currency. */
  readonly beforeBid: DecimalText | null;
  readonly ifWon: DecimalText | null;
  readonly findings: readonly Finding<PlatformCode>[];
};

export type CostQuestion = PricedProcedure & {
  /** Only small and medium-sized businesses may bid. */
  readonly smallBusinessOnly: boolean;
  /** The day whose prices hold: the notice's publication. */
  readonly on: PlainDay;
  /** The last day for bids, on which access has to hold; null: `on`. */
  readonly until: PlainDay | null;
};

const feeLine = (fee: PlatformFee, startPrice: string | null): PlatformCostLine | null => {
  const about = { name: fee.name, currency: fee.currency, isLeast: false, source: fee.source, readOn: fee.readOn };
  if (fee.fixed !== null) return { kind: fee.payer, ...about, amount: addAmounts([fee.fixed]) };
  if (fee.percent === null || startPrice === null) return null;
  const share = percentOf(fee.percent, fraction(startPrice));
  const capped = fee.atMost === null ? share : smaller(share, fraction(fee.atMost));
  const floored = fee.atLeast === null ? capped : larger(capped, fraction(fee.atLeast));
  return { kind: fee.payer, ...about, amount: roundToKopeck(floored) };
};

/** The access that has to be bought: none where one is held or the card names only fees for this section. */
const accessLine = (
  card: PlatformCard,
  question: CostQuestion,
  held: readonly PlatformAccess[],
): { readonly line: PlatformCostLine | null; readonly isKnown: boolean } => {
  const until = question.until ?? question.on;
  const owned = held.find(
    (access) => access.from <= until && (access.to === null || until <= access.to) && covers(access, question),
  );
  if (owned !== undefined) {
    const about = { name: owned.tariff, amount: '0.00', currency: owned.currency, isLeast: false };
    return { line: { kind: 'held', ...about, source: owned.tariff, readOn: owned.from }, isKnown: true };
  }
  const [cheapest] = card.tariffs
    .filter((tariff) => holdsOn(tariff, question.on) && covers(tariff, question))
    .toSorted((a, b) => compareAmounts(a.price, b.price));
  if (cheapest === undefined) return { line: null, isKnown: false };
  const { name, price, currency, isLeast, source, readOn } = cheapest;
  return {
    line: { kind: 'access', name, amount: addAmounts([price]), currency, isLeast, source, readOn },
    isKnown: true,
  };
};

const totalOf = (lines: readonly PlatformCostLine[], isKnown: boolean): DecimalText | null =>
  !isKnown || lines.some(({ currency }) => currency !== 'RUB') ? null : addAmounts(lines.map(({ amount }) => amount));

/**
 * What a platform costs for one procedure: the cheapest access that covers it unless one is held on the last day for bids,
 * what every bidder pays, and what the winner pays. Each line is rounded half up to the kopeck once; totals add the lines.
 * A price nobody told is a finding and makes its total null, never nothing.
 */
export const platformCost = (
  card: PlatformCard,
  question: CostQuestion,
  held: readonly PlatformAccess[] = [],
): PlatformCost => {
  const platform = card.name;
  const fees = card.fees.filter(
    (fee) =>
      holdsOn(fee, question.on) &&
      covers(fee, question) &&
      (fee.smallBusinessOnly === null || fee.smallBusinessOnly === question.smallBusinessOnly),
  );
  const charged = fees.map((fee) => feeLine(fee, question.startPrice));
  const feeLines = charged.filter((line) => line !== null);
  const access = accessLine(card, question, held);
  // Where the winner pays for the platform, nobody pays for being let in.
  const isAccessKnown = access.isKnown || fees.some(({ payer }) => payer === 'winner');
  const before = [...(access.line === null ? [] : [access.line]), ...feeLines.filter(({ kind }) => kind === 'bidder')];
  const after = feeLines.filter(({ kind }) => kind === 'winner');
  const areFeesKnown = charged.every((line) => line !== null);
  const findings: Finding<PlatformCode>[] = [];
  const say = (code: PlatformCode, details: Finding['details']): void => {
    findings.push({ code, severity: 'info', place: {}, details });
  };
  if (!isAccessKnown || !areFeesKnown) say('platform.price-unknown', { platform });
  if (access.line?.isLeast === true) say('platform.price-at-least', { platform, tariff: access.line.name });
  return {
    lines: [...before, ...after],
    beforeBid: totalOf(before, isAccessKnown && areFeesKnown),
    ifWon: totalOf(after, areFeesKnown),
    findings,
  };
};
