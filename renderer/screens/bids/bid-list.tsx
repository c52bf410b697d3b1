import { useMemo, useState } from 'react';
import type { BidRow } from '#shared/contract/bids.ts';
import {
  BidsIcon,
  Button,
  EmptyState,
  ErrorNotice,
  Grid,
  Money,
  Page,
  PlusIcon,
  When,
  type GridColumn,
} from '../../components/index.ts';
import { countText, currencySign } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { usePages } from '../../state/pages.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { NewBidDialog } from './new-bid.tsx';
import { BidStatusLight } from './status-words.tsx';

const FindingCounts = ({ row }: { row: BidRow }) => {
  const { t, language } = useWords();
  if (row.blockers === 0 && row.warnings === 0) return <span className="faint">—</span>;
  return (
    <span className="finding-counts">
      {row.blockers > 0 && (
        <span className="count-stop">
          {t('bids.list.blockers', { count: row.blockers, shown: countText(row.blockers, language) })}
        </span>
      )}
      {row.warnings > 0 && (
        <span className="count-attention">
          {t('bids.list.warnings', { count: row.warnings, shown: countText(row.warnings, language) })}
        </span>
      )}
    </span>
  );
};

/** Bids in the order of their deadlines, as the workstation answers them. */
export const BidList = () => {
  const { t, language } = useWords();
  const [isMaking, setMaking] = useState(false);
  const source = usePages('bids.list', {});
  const zone = useAsk('workspace.status', {}).value?.settings.zone ?? null;
  useOffer(
    'bids',
    useMemo(
      () => [{ id: 'bids.new', label: t('bids.new.act'), group: t('frame.palette.here'), run: () => setMaking(true) }],
      [t],
    ),
  );
  const columns: readonly GridColumn<BidRow>[] = [
    {
      id: 'status',
      label: t('bids.list.status'),
      track: '132px',
      cell: ({ status }) => <BidStatusLight status={status} />,
    },
    {
      id: 'procedure',
      label: t('bids.list.procedure'),
      track: 'minmax(220px, 3fr)',
      cell: (row) => (
        <>
          <bdi className="bid-title">{row.procedureTitle}</bdi>
          {row.version > 1 && <span className="faint"> · {t('bids.version', { version: row.version })}</span>}
        </>
      ),
    },
    {
      id: 'buyer',
      label: t('bids.list.buyer'),
      track: 'minmax(120px, 1fr)',
      cell: ({ buyer }) => <bdi className="quiet">{buyer}</bdi>,
    },
    {
      id: 'lot',
      label: t('bids.list.lot'),
      track: 'minmax(64px, 0.6fr)',
      cell: ({ lotTitle }) => <bdi className="quiet">{lotTitle ?? '—'}</bdi>,
    },
    {
      id: 'price',
      label: t('bids.list.price'),
      track: '116px',
      align: 'end',
      cell: ({ price }) => <Money value={price} inColumn />,
    },
    {
      id: 'currency',
      label: t('bids.list.currency'),
      track: '40px',
      cell: ({ price }) => (
        <span className="quiet">{price === null ? '' : currencySign(price.currency, language)}</span>
      ),
    },
    {
      id: 'deadline',
      label: t('bids.list.deadline'),
      track: '224px',
      cell: ({ deadline }) => <When at={deadline} ownZone={zone} />,
    },
    { id: 'findings', label: t('bids.list.findings'), track: '164px', cell: (row) => <FindingCounts row={row} /> },
  ];
  const make = (
    <Button kind="primary" icon={PlusIcon} onPress={() => setMaking(true)}>
      {t('bids.new.act')}
    </Button>
  );
  return (
    <Page flush title={t('frame.screen.bids')} lead={t('bids.list.lead', { count: source.total ?? 0 })} acts={make}>
      {source.error !== null && <ErrorNotice failure={source.error} />}
      <Grid
        label={t('frame.screen.bids')}
        columns={columns}
        source={source}
        keyOf={({ bidId }) => bidId}
        chosen={null}
        onChoose={({ bidId }) => navigate({ screen: 'bids', id: bidId })}
        empty={
          <EmptyState icon={BidsIcon} title={t('bids.list.empty')} act={make}>
            {t('bids.list.empty-words')}
          </EmptyState>
        }
      />
      <NewBidDialog isOpen={isMaking} onClose={() => setMaking(false)} />
    </Page>
  );
};
