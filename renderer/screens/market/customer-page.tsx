import type { MarketDetail } from '#shared/contract/market.ts';
import { Section } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { DealList } from './deal-list.tsx';
import { LawNote } from './law-note.tsx';
import { rateText } from './words.ts';

/** Who leads, who decides, and what loyalty cost, each with its own list. */
const chapters = [
  { kind: 'owner', words: 'owners', hint: 'market.owners.hint', columns: ['owner', 'from', 'to', 'isFinder'] },
  { kind: 'person', words: 'people', hint: 'market.person.hint', columns: ['name', 'position'] },
  {
    kind: 'loyalty',
    words: 'loyalty',
    hint: 'market.loyalty.hint',
    columns: ['doneOn', 'loyaltyKind', 'what', 'cost'],
  },
] as const;

/** Who leads, who decides, what loyalty cost, and our own history with this customer. */
export const CustomerPage = ({ detail: { record, chapters: kept, bids, deals, law } }: { detail: MarketDetail }) => {
  const words = useWords();
  const { t, language } = words;
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
      {chapters.map(({ kind, words: name, hint, columns }) => (
        <Chapter
          key={kind}
          kind={kind}
          title={t(`market.${name}`)}
          hint={t(hint)}
          empty={t(`market.${name}.none`)}
          records={kept.filter((chapter) => chapter.kind === kind)}
          columns={columns}
          begin={{ customerId: record.recordId }}
        />
      ))}
      <LawNote law={law} />
    </>
  );
};
