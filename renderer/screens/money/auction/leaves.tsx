import type { AuctionView } from '#shared/contract/auctions.ts';
import { Money } from '../../../components/index.ts';
import { decimalText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';

/** Profit and margin of a price, with its sign as a word of colour besides. */
export const Leaves = ({ of: { profit, marginPercent } }: { of: AuctionView['desk']['atCurrent'] }) => {
  const { language } = useWords();
  if (profit === null || marginPercent === null) return <span className="faint">—</span>;
  return (
    <span className={profit.startsWith('-') ? 'auction-loss' : ''}>
      <Money value={{ amount: profit, currency: 'RUB' }} />
      {' · '}
      <bdi className="ltr" dir="ltr">
        {decimalText(marginPercent, language)} %
      </bdi>
    </span>
  );
};
