import { useMemo, useState } from 'react';
import type { BidRow } from '#shared/contract/bids.ts';
import { isHandedIn } from '#shared/bid/submission/events.ts';
import {
  AttentionIcon,
  BidsIcon,
  Button,
  EmptyState,
  ErrorNotice,
  Grid,
  Money,
  Page,
  PlusIcon,
  StopIcon,
  When,
  type GridColumn,
  type Icon,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { useChosenAmongSeveral } from '../../state/company.ts';
import { usePages } from '../../state/pages.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { TakeOverDialog } from './handover-take.tsx';
import { NewBidDialog } from './new-bid.tsx';
import { SubmissionLight } from './submission-state.tsx';
import { BidStatusLight } from './status-words.tsx';

const Count = ({ icon: Shape, tone, count, words }: { icon: Icon; tone: string; count: number; words: string }) => {
  const { language } = useWords();
  return (
    <span className={`count ${tone}`} title={words}>
      <Shape />
      <span aria-hidden="true">{countText(count, language)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
};

/** How many things are in the way, each kind by its own shape. */
const FindingCounts = ({ row }: { row: BidRow }) => {
  const { t, language } = useWords();
  if (row.blockers === 0 && row.warnings === 0) return <span className="faint">—</span>;
  const shown = (count: number): { count: number; shown: string } => ({ count, shown: countText(count, language) });
  return (
    <span className="finding-counts">
      {row.blockers > 0 && (
        <Count
          icon={StopIcon}
          tone="tone-stop"
          count={row.blockers}
          words={t('bids.list.blockers', shown(row.blockers))}
        />
      )}
      {row.warnings > 0 && (
        <Count
          icon={AttentionIcon}
          tone="tone-attention"
          count={row.warnings}
          words={t('bids.list.warnings', shown(row.warnings))}
        />
      )}
    </span>
  );
};

/** Every bid, the one touched last first. */
export const BidList = () => {
  const { t } = useWords();
  const [isMaking, setMaking] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const company = useChosenAmongSeveral();
  const source = usePages('bids.list', company === null ? {} : { companyId: company.companyId });
  const zone = useAsk('workspace.status', {}).value?.settings.zone ?? null;
  useOffer(
    'bids',
    useMemo(
      () => [
        { id: 'bids.new', label: t('bids.new.act'), group: t('frame.palette.here'), run: () => setMaking(true) },
        { id: 'bids.take', label: t('handover.act.take'), group: t('frame.palette.here'), run: () => setTaking(true) },
      ],
      [t],
    ),
  );
  const columns: readonly GridColumn<BidRow>[] = [
    {
      id: 'status',
      label: t('bids.list.status'),
      track: '156px',
      cell: ({ status, submission }) =>
        isHandedIn(submission.state) ? <SubmissionLight submission={submission} /> : <BidStatusLight status={status} />,
    },
    {
      id: 'procedure',
      label: t('bids.list.procedure'),
      track: 'minmax(180px, 3fr)',
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
      track: 'minmax(90px, 1fr)',
      cell: ({ buyer }) => <bdi className="quiet">{buyer}</bdi>,
    },
    {
      id: 'lot',
      label: t('bids.list.lot'),
      track: 'minmax(48px, 0.6fr)',
      cell: ({ lotTitle }) => <bdi className="quiet">{lotTitle ?? '—'}</bdi>,
    },
    {
      id: 'price',
      label: t('bids.list.price'),
      track: '136px',
      align: 'end',
      cell: ({ price }) => <Money value={price} />,
    },
    {
      id: 'deadline',
      label: t('bids.list.deadline'),
      track: 'minmax(150px, 264px)',
      cell: ({ deadline }) => <When at={deadline} ownZone={zone} isStop={false} />,
    },
    { id: 'findings', label: t('bids.list.findings'), track: '96px', cell: (row) => <FindingCounts row={row} /> },
  ];
  const make = (
    <Button kind="primary" icon={PlusIcon} onPress={() => setMaking(true)}>
      {t('bids.new.act')}
    </Button>
  );
  return (
    <Page
      flush
      title={t('frame.screen.bids')}
      lead={
        <>
          {t('bids.list.lead', { count: source.total ?? 0 })}
          {company !== null && (
            <>
              {' · '}
              <bdi>{company.shortName === '' ? company.fullName : company.shortName}</bdi>
            </>
          )}
        </>
      }
      acts={
        <>
          <Button kind="quiet" onPress={() => setTaking(true)}>
            {t('handover.act.take')}
          </Button>
          {make}
        </>
      }
    >
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
      {isTaking && (
        <TakeOverDialog
          onClose={() => setTaking(false)}
          onWaiting={(bidId) => navigate({ screen: 'bids', id: bidId })}
        />
      )}
    </Page>
  );
};
