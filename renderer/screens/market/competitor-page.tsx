import type { MarketDetail } from '#shared/contract/market.ts';
import { BarChart } from '../../components/charts/index.ts';
import { Money, Section, StatusLight, Table } from '../../components/index.ts';
import { amountText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { OpenBid } from './open-bid.tsx';
import { dayWords, rateText } from './words.ts';

/** Prices by kind of item, and where we met. */
export const CompetitorPage = ({ detail }: { detail: MarketDetail }) => {
  const words = useWords();
  const { t, language } = words;
  const { record, chapters, items, drops, meetings, wonAgainst } = detail;
  const dropped = new Map(drops.map(({ recordId, drop }) => [recordId, drop]));
  const bars = items.flatMap(({ item, medianDrop, drops: count }) =>
    medianDrop === null ? [] : [{ id: item, name: item, value: medianDrop, note: t('market.drop.of', { count }) }],
  );
  return (
    <>
      <Chapter
        kind="price"
        title={t('market.prices')}
        hint={t('market.prices.hint')}
        empty={t('market.prices.none')}
        records={chapters}
        columns={[
          'seenOn',
          ...(chapters.some((line) => line.kind === 'price' && line.code !== null) ? (['code'] as const) : []),
          ...(chapters.some((line) => line.kind === 'price' && line.code === null) ? (['subject'] as const) : []),
          'price',
          'place',
        ]}
        begin={{ competitorId: record.recordId }}
        more={{
          id: 'drop',
          label: t('market.drop'),
          align: 'end',
          cell: ({ recordId }) => {
            const drop = dropped.get(recordId) ?? null;
            return drop === null ? <span className="faint">—</span> : <bdi dir="ltr">{amountText(drop, language)}</bdi>;
          },
        }}
      />
      {bars.length > 0 && (
        <div className="market-chart">
          <BarChart
            label={t('market.drop.by-item')}
            nameLabel={t('market.field.code')}
            valueLabel={t('market.drop')}
            bars={bars}
            gutter={140}
          />
          <p className="quiet">{t('market.drop.by-item.hint')}</p>
        </div>
      )}
      {wonAgainst !== null && meetings.length > 0 && (
        <Section
          title={t('market.meetings-with-us')}
          hint={t('market.won-against', { rate: rateText(wonAgainst, words) })}
        >
          <Table
            label={t('market.meetings-with-us')}
            rows={meetings}
            keyOf={({ priceId, bidId }) => `${priceId} ${bidId}`}
            columns={[
              { id: 'on', label: t('market.field.seenOn'), cell: ({ seenOn }) => dayWords(seenOn, words) },
              { id: 'bid', label: t('market.field.bidId'), cell: (meeting) => <OpenBid {...meeting} /> },
              {
                id: 'theirs',
                label: t('market.theirs'),
                align: 'end',
                cell: ({ theirs }) => <Money inColumn value={{ amount: theirs, currency: 'RUB' }} />,
              },
              {
                id: 'ours',
                label: t('market.ours'),
                align: 'end',
                cell: ({ ours }) => <Money inColumn value={ours === null ? null : { amount: ours, currency: 'RUB' }} />,
              },
              {
                id: 'difference',
                label: t('market.difference'),
                align: 'end',
                cell: ({ difference }) =>
                  difference === null ? (
                    <span className="faint">—</span>
                  ) : (
                    <bdi dir="ltr">{amountText(difference, language)}</bdi>
                  ),
              },
              {
                id: 'outcome',
                label: t('market.outcome'),
                cell: ({ outcome }) =>
                  outcome === null ? (
                    <span className="faint">—</span>
                  ) : (
                    <StatusLight tone={outcome === 'won' ? 'fine' : 'neutral'}>
                      {t(`submission.state.${outcome}`)}
                    </StatusLight>
                  ),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
};
