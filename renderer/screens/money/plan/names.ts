import type { PlanView } from '#shared/contract/funding.ts';
import type { Translate } from '#shared/text/translator.ts';

export type PlanNames = {
  /** What is covered: the bid, or the security of the contract it wins. */
  readonly need: (bid: string) => string;
  /** Null: left out. */
  readonly source: (source: string | null) => string;
};

export const planNames = ({ needs, sources }: PlanView, t: Translate): PlanNames => {
  const known = new Map(needs.map((each) => [each.bid, each]));
  return {
    need: (bid) => {
      const { title = bid, part = 'bid' } = known.get(bid) ?? {};
      return part === 'bid' ? title : t('money.plan.performance-of', { bid: title });
    },
    source: (source) => {
      if (source === null) return t('money.plan.left-out');
      return source === 'own' ? t('money.own') : (sources[source] ?? source);
    },
  };
};
