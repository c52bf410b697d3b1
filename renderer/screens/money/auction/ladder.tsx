import type { AuctionView } from '#shared/contract/auctions.ts';
import { Badge, Money, Table } from '../../../components/index.ts';
import { decimalText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';

/** The next least steps down with what each would leave. */
export const Ladder = ({ view: { desk } }: { view: AuctionView }) => {
  const { t, language } = useWords();
  const rub = (amount: string | null) => (
    <Money inColumn value={amount === null ? null : { amount, currency: 'RUB' }} />
  );
  return (
    <Table
      label={t('auction.ladder')}
      empty={<p className="faint">{t('auction.range.none')}</p>}
      columns={[
        { id: 'price', label: `${t('auction.price')}, ₽`, align: 'end', cell: ({ price }) => rub(price) },
        { id: 'profit', label: `${t('auction.profit')}, ₽`, align: 'end', cell: ({ profit }) => rub(profit) },
        {
          id: 'margin',
          label: `${t('auction.margin')}, %`,
          align: 'end',
          cell: ({ marginPercent }) =>
            marginPercent === null ? (
              <span className="faint">—</span>
            ) : (
              <bdi className="ltr">{decimalText(marginPercent, language)}</bdi>
            ),
        },
        {
          id: 'zone',
          label: t('auction.mark'),
          width: '9em',
          cell: ({ dumping, belowFloor }) => (
            <span className="auction-zones">
              {belowFloor && <Badge tone="stop">{t('auction.zone.floor')}</Badge>}
              {dumping && <Badge tone="attention">{t('auction.zone.dumping')}</Badge>}
            </span>
          ),
        },
      ]}
      rows={desk.ladder}
      keyOf={({ price }) => price}
    />
  );
};
