import type { MarketDetail } from '#shared/contract/market.ts';
import { Section } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { DealList } from './deal-list.tsx';
import { LawNote } from './law-note.tsx';
import { rateText } from './words.ts';

/** Who leads, who decides, what loyalty cost, and our own history with this customer. */
export const CustomerPage = ({ detail: { record, chapters, bids, deals, law } }: { detail: MarketDetail }) => {
  const words = useWords();
  const { t, language } = words;
  const begin = { customerId: record.recordId };
  const of = (kind: string) => chapters.filter((chapter) => chapter.kind === kind);
  return (
    <>
      {bids !== null && bids.all > 0 && (
        <p className="market-line">
          {t('market.bids-for', { all: countText(bids.all, language), rate: rateText(bids.won, words) })}
        </p>
      )}
      <Section title={t('market.deals')}>
        {deals.length === 0 ? <p className="faint">{t('market.deals.none')}</p> : <DealList deals={deals} />}
      </Section>
      <Chapter
        kind="owner"
        title={t('market.owners')}
        hint={t('market.owners.hint')}
        empty={t('market.owners.none')}
        records={of('owner')}
        columns={['owner', 'from', 'to', 'isFinder']}
        begin={begin}
      />
      <Chapter
        kind="person"
        title={t('market.people')}
        hint={t('market.person.hint')}
        empty={t('market.people.none')}
        records={of('person')}
        columns={['name', 'position']}
        begin={begin}
      />
      <Chapter
        kind="loyalty"
        title={t('market.loyalty')}
        hint={t('market.loyalty.hint')}
        empty={t('market.loyalty.none')}
        records={of('loyalty')}
        columns={['doneOn', 'loyaltyKind', 'what', 'cost']}
        begin={begin}
      />
      <LawNote law={law} />
    </>
  );
};
