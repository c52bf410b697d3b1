import type { MarketDetail } from '#shared/contract/market.ts';
import { StatusLight } from '../../components/index.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { Link } from './link.tsx';

/** Deals with their stages; each opens. */
export const DealList = ({ deals }: { deals: MarketDetail['deals'] }) => {
  const { t } = useWords();
  return (
    <ul className="market-deals">
      {deals.map(({ dealId, name, stage, isContract }) => (
        <li key={dealId}>
          <Link onPress={() => navigate({ screen: 'market', tab: 'pipeline', id: dealId })}>{name}</Link>
          <StatusLight tone={isContract ? 'fine' : stage === null ? 'open' : 'neutral'}>
            {isContract ? t('market.contract') : stage === null ? t('market.not-begun') : t(`market.stage.${stage}`)}
          </StatusLight>
        </li>
      ))}
    </ul>
  );
};
