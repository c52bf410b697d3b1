import type { MarketDetail } from '#shared/contract/market.ts';
import { Section } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { DealList } from './deal-list.tsx';

export const ChannelPage = ({ detail: { record, chapters, deals } }: { detail: MarketDetail }) => {
  const { t } = useWords();
  return (
    <>
      <Chapter
        kind="spend"
        title={t('market.spends')}
        empty={t('market.spends.none')}
        records={chapters}
        columns={['month', 'cost', 'note']}
        begin={{ channelId: record.recordId }}
      />
      <Section title={t('market.deals')}>
        {deals.length === 0 ? <p className="faint">{t('market.deals.none')}</p> : <DealList deals={deals} />}
      </Section>
    </>
  );
};
