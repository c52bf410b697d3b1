import { Decimal, fraction, divide, roundHalfUp, type DecimalText } from '../kernel/decimal.ts';
import type { Percent } from '../kernel/percent.ts';
import { addAmounts } from '../kernel/money.ts';
import { sharesOf } from './shares.ts';

export type ChannelFacts = {
  readonly channelId: string;
  /** What was spent on it in the period. */
  readonly cost: DecimalText;
  readonly deals: number;
  /** Its contracts of the period, and their sum. */
  readonly contracts: number;
  readonly sum: DecimalText;
};

export type ChannelReport = ChannelFacts & {
  /** Of all contracts' sum, and of all cost; null where there is none at all. They add up to 100.00. */
  readonly share: Percent | null;
  readonly costShare: Percent | null;
  /** What one contract cost to win, half up to the kopeck; null without a contract. */
  readonly costPerContract: DecimalText | null;
};

/** Cost and share of every channel, in one currency. */
export const channelReport = (
  channels: readonly ChannelFacts[],
): {
  readonly rows: readonly ChannelReport[];
  readonly cost: DecimalText;
  readonly sum: DecimalText;
  readonly contracts: number;
} => {
  const shares = sharesOf(channels.map(({ sum }) => sum));
  const costs = sharesOf(channels.map(({ cost }) => cost));
  return {
    rows: channels.map((channel, index) => ({
      ...channel,
      share: shares?.[index] ?? null,
      costShare: costs?.[index] ?? null,
      costPerContract:
        channel.contracts === 0
          ? null
          : roundHalfUp(divide(fraction(new Decimal(channel.cost)), fraction(channel.contracts)), 2),
    })),
    cost: addAmounts(channels.map(({ cost }) => cost)),
    sum: addAmounts(channels.map(({ sum }) => sum)),
    contracts: channels.reduce((total, { contracts }) => total + contracts, 0),
  };
};
