import type { BidDetail } from '#shared/contract/bids.ts';
import { amountText, currencySign } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

/** What the platform takes for this bid, in one line; nothing where no platform is chosen. */
export const PlatformCostLine = ({ cost }: { cost: BidDetail['platformCost'] }) => {
  const { t, language } = useWords();
  if (cost === null) return null;
  const isLeast = cost.lines.some((line) => line.isLeast);
  const sum = (amount: string | null): string =>
    amount === null
      ? t('platforms.not-known')
      : `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
  const before =
    cost.beforeBid === null ? sum(null) : `${isLeast ? `${t('platforms.price.from')} ` : ''}${sum(cost.beforeBid)}`;
  return (
    <p className="field-hint">
      {t('bids.terms.platform-cost')} {t('platforms.cost.totals', { before, won: sum(cost.ifWon) })}
    </p>
  );
};
