import type { MarketDetail } from '#shared/contract/market.ts';
import { Money, Section, Table } from '../../components/index.ts';
import { amountText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { Chapter } from './chapter.tsx';
import { OpenBid } from './open-bid.tsx';

/** Price requests, and where its prices were used. */
export const SupplierPage = ({ detail: { record, chapters, usedIn } }: { detail: MarketDetail }) => {
  const { t, language } = useWords();
  return (
    <>
      <Chapter
        kind="request"
        title={t('market.requests')}
        hint={t('market.requests.hint')}
        empty={t('market.requests.none')}
        records={chapters}
        columns={['subject', 'volume', 'askedOn', 'unitPrice', 'validUntil']}
        begin={{ supplierId: record.recordId }}
      />
      {usedIn.length > 0 && (
        <Section title={t('market.used-in')} hint={t('market.used-in.hint')}>
          <Table
            label={t('market.used-in')}
            rows={usedIn.map((use, index) => ({ ...use, key: `${use.bidId} ${String(index)}` }))}
            keyOf={({ key }) => key}
            columns={[
              { id: 'bid', label: t('market.field.bidId'), cell: (use) => <OpenBid {...use} /> },
              { id: 'position', label: t('market.field.subject'), cell: ({ position }) => <bdi>{position}</bdi> },
              {
                id: 'price',
                label: t('market.field.unitPrice'),
                align: 'end',
                cell: ({ unitPrice }) =>
                  unitPrice === null ? <Money value={null} /> : <bdi dir="ltr">{amountText(unitPrice, language)}</bdi>,
              },
            ]}
          />
        </Section>
      )}
    </>
  );
};
