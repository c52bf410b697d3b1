import type { AuctionView } from '#shared/contract/auctions.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { Badge, Money, Table } from '../../../components/index.ts';
import { exactClockText, moscow } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import { historyOf } from './history-rows.ts';

/** Every offer that was noted, the newest first; what was taken back stays, said to be so. */
export const History = ({ view }: { view: AuctionView }) => {
  const { t, language } = useWords();
  return (
    <Table
      label={t('auction.history')}
      empty={<p className="faint">{t('auction.no-offers')}</p>}
      columns={[
        {
          id: 'time',
          label: t('auction.time'),
          cell: ({ at }) => (
            <bdi className="ltr auction-time">
              {exactClockText(new Date(at).toISOString() as Instant, moscow, language)}
            </bdi>
          ),
        },
        {
          id: 'whose',
          label: t('auction.whose'),
          cell: ({ own }) => (own ? <strong>{t('auction.ours')}</strong> : t('auction.theirs')),
        },
        {
          id: 'price',
          label: `${t('auction.price')}, ₽`,
          align: 'end',
          cell: ({ amount, isUndone }) => (
            <span className={isUndone ? 'auction-undone' : ''}>
              <Money inColumn value={{ amount, currency: 'RUB' }} />
            </span>
          ),
        },
        {
          id: 'mark',
          label: t('auction.mark'),
          cell: ({ isUndone, fault }) =>
            isUndone ? (
              <span className="faint">{t('auction.undone')}</span>
            ) : fault === null ? (
              ''
            ) : (
              <Badge tone="attention">{t(`calc.choice.${fault}`)}</Badge>
            ),
        },
      ]}
      rows={historyOf(view)}
      keyOf={({ offerId }) => String(offerId)}
    />
  );
};
