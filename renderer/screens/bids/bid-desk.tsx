import { useMemo, useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { isHandedIn } from '#shared/bid/submission/events.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import {
  ArrowStartIcon,
  Button,
  ErrorNotice,
  IconButton,
  Menu,
  MoreIcon,
  Notice,
  Skeleton,
  TrashIcon,
  When,
} from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useOffer } from '../../state/commands.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { AdoptDialog, RemoveBidDialog, ReviseDialog } from './bid-dialogs.tsx';
import { ChecklistGroundsDialog } from './checklist-grounds.tsx';
import { BidCompanyDialog } from './company-dialog.tsx';
import { ChecklistPane } from './checklist-pane.tsx';
import { DiffDialog } from './diff-dialog.tsx';
import { HandoverDialog } from './handover-dialog.tsx';
import { TakeOverDialog } from './handover-take.tsx';
import { HandOverDialog } from './handover-write.tsx';
import { ItemPane } from './item-pane.tsx';
import { NewBidDialog } from './new-bid.tsx';
import { isFrozen, mendingPlaceOf, type Chosen } from './next-act.ts';
import { LettersPane } from './letters-pane.tsx';
import { PricePane } from './price-pane.tsx';
import { PriceWorthPane } from './price-worth.tsx';
import { ReadinessPane } from './readiness-pane.tsx';
import { SealDialog } from './sealing-dialog.tsx';
import { BidStatusLight } from './status-words.tsx';
import { SubmissionLight } from './submission-state.tsx';
import { SubmissionPane } from './submission-pane.tsx';
import { TermsPane } from './terms-pane.tsx';
import { useBidActs } from './use-bid-acts.ts';

/** One bid: what it needs, what it has, and what to do next. */
export const BidDesk = ({ bidId }: { bidId: string }) => {
  const { t } = useWords();
  const { value: bid, error } = useAsk('bids.show', { bidId });
  if (bid !== undefined) return <Desk bid={bid} />;
  return (
    <div className="page">
      <header className="page-head">
        <BackToList />
      </header>
      <div className="page-body">
        {error === null ? (
          <Skeleton lines={12} />
        ) : (
          <ErrorNotice
            failure={error}
            act={<Button onPress={() => navigate({ screen: 'bids' })}>{t('bids.desk.back')}</Button>}
          />
        )}
      </div>
    </div>
  );
};

const BackToList = () => {
  const { t } = useWords();
  return <IconButton icon={ArrowStartIcon} label={t('bids.desk.back')} onPress={() => navigate({ screen: 'bids' })} />;
};

type Asking =
  | 'company'
  | 'diff'
  | 'hand-over'
  | 'handover'
  | 'take-over'
  | 'seal'
  | 'revise'
  | 'adopt'
  | 'remove'
  | 'lots'
  | 'grounds'
  | null;

const Desk = ({ bid }: { bid: BidDetail }) => {
  const { t } = useWords();
  const acts = useBidActs(bid.bidId);
  const [chosen, setChosen] = useState<Chosen>({ of: isHandedIn(bid.submission.state) ? 'submission' : 'all' });
  const [focus, setFocus] = useState<{ readonly on: 'documents' | 'price' | 'security'; readonly turn: number } | null>(
    null,
  );
  const [asking, setAsking] = useState<Asking>(null);
  const zone = useAsk('workspace.status', {}).value?.settings.zone ?? null;
  const frozen = isFrozen(bid);
  const isPackaged = bid.status === 'packaged';
  const isSubmitted = bid.submission.state !== 'not-submitted';
  const hasCompanies = (useAsk('company.list', {}).value?.companies.length ?? 0) > 1;
  const waiting = useAsk('handover.show', { bidId: bid.bidId }).value?.waiting ?? null;

  const mend = (finding: Finding): void => {
    const place = mendingPlaceOf(finding, bid);
    if (place === null) return;
    if (place.at === 'notice') setAsking('adopt');
    else if (place.at === 'lots') setAsking('lots');
    else {
      setChosen(place.chosen);
      setFocus((before) => ({ on: place.focus, turn: (before?.turn ?? 0) + 1 }));
    }
  };

  useOffer(
    'bid',
    useMemo(() => {
      const group = t('frame.palette.here');
      return [
        ...(frozen ? [{ id: 'bid.revise', label: t('bids.act.revise'), group, run: () => setAsking('revise') }] : []),
        ...(hasCompanies && !frozen
          ? [{ id: 'bid.company', label: t('bids.act.company'), group, run: () => setAsking('company') }]
          : []),
        { id: 'bid.hand-over', label: t('handover.act.write'), group, run: () => setAsking('hand-over') },
        { id: 'bid.diff', label: t('handover.act.diff'), group, run: () => setAsking('diff') },
        { id: 'bid.handover', label: t('handover.act.show'), group, run: () => setAsking('handover') },
        ...(isPackaged ? [{ id: 'bid.seal', label: t('seal.act.bid'), group, run: () => setAsking('seal') }] : []),
        { id: 'bid.grounds', label: t('checklist.grounds.open'), group, run: () => setAsking('grounds') },
        { id: 'bid.letters', label: t('letters.title'), group, run: () => setChosen({ of: 'letters' }) },
        { id: 'bid.worth', label: t('prices.study.title'), group, run: () => setChosen({ of: 'worth' }) },
        { id: 'bid.submission', label: t('submission.title'), group, run: () => setChosen({ of: 'submission' }) },
        { id: 'bid.prices', label: t('prices.title'), group, run: () => setChosen({ of: 'prices' }) },
        ...(isSubmitted
          ? []
          : [{ id: 'bid.remove', label: t('bids.act.remove'), group, run: () => setAsking('remove') }]),
      ];
    }, [t, frozen, isPackaged, hasCompanies, isSubmitted]),
  );

  return (
    <div className="page desk">
      <header className="desk-head">
        <BackToList />
        <div className="desk-title">
          <h1 className="clip" title={bid.procedureTitle}>
            <bdi>{bid.procedureTitle}</bdi>
          </h1>
          <p className="desk-facts">
            <bdi className="clip">{bid.buyer}</bdi>
            {hasCompanies && (
              <span className="clip">
                {t('bids.company')}: <bdi>{bid.companyName === '' ? t('frame.no-company') : bid.companyName}</bdi>
              </span>
            )}
            <bdi className="ltr mono desk-id">{bid.sourceId}</bdi>
            {bid.lotTitle !== null && <bdi className="clip">{t('bids.desk.lot', { lot: bid.lotTitle })}</bdi>}
            <span>{t('bids.version', { version: bid.version })}</span>
            <span>{t('bids.edition', { edition: bid.noticeEdition })}</span>
          </p>
        </div>
        <div className="desk-deadline">
          <span className="desk-label">{t('bids.list.deadline')}</span>
          <When at={bid.deadline} buyerZone={bid.buyerZone} ownZone={zone} />
        </div>
        {isHandedIn(bid.submission.state) ? (
          <SubmissionLight submission={bid.submission} />
        ) : (
          <BidStatusLight status={bid.status} />
        )}
        <Menu
          label={t('ui.more')}
          trigger={<IconButton icon={MoreIcon} label={t('ui.more')} />}
          entries={[
            {
              id: 'procedure',
              label: t('bids.act.procedure'),
              run: () => navigate({ screen: 'procedures', id: bid.procedureId }),
            },
            {
              id: 'revise',
              label: t('bids.act.revise'),
              hint: t('bids.act.revise-hint'),
              isDisabled: !frozen,
              run: () => setAsking('revise'),
            },
            ...(hasCompanies
              ? [
                  {
                    id: 'company',
                    label: t('bids.act.company'),
                    ...(frozen ? { hint: t('bids.act.company-frozen') } : {}),
                    isDisabled: frozen,
                    run: () => setAsking('company'),
                  },
                ]
              : []),
            'line',
            { id: 'diff', label: t('handover.act.diff'), run: () => setAsking('diff') },
            { id: 'hand-over', label: t('handover.act.write'), run: () => setAsking('hand-over') },
            { id: 'handover', label: t('handover.act.show'), run: () => setAsking('handover') },
            { id: 'take-over', label: t('handover.act.take'), run: () => setAsking('take-over') },
            {
              id: 'seal',
              label: t('seal.act.bid'),
              isDisabled: !isPackaged,
              run: () => setAsking('seal'),
            },
            'line',
            {
              id: 'remove',
              label: t('bids.act.remove'),
              icon: TrashIcon,
              isDanger: true,
              ...(isSubmitted ? { hint: t('bids.act.remove-submitted') } : {}),
              isDisabled: isSubmitted,
              run: () => setAsking('remove'),
            },
          ]}
        />
      </header>
      {bid.newestEdition > bid.noticeEdition && (
        <div className="desk-notice">
          <Notice
            tone="attention"
            act={
              <>
                <Button
                  kind="quiet"
                  onPress={() => navigate({ screen: 'procedures', id: bid.procedureId, tab: 'editions' })}
                >
                  {t('bids.adopt.look')}
                </Button>
                <Button onPress={() => setAsking(frozen ? 'revise' : 'adopt')}>
                  {frozen ? t('bids.act.revise') : t('bids.adopt.act', { edition: bid.newestEdition })}
                </Button>
              </>
            }
          >
            {t('bids.adopt.notice', { edition: bid.noticeEdition, newest: bid.newestEdition })}
          </Notice>
        </div>
      )}
      {waiting !== null && (
        <div className="desk-notice">
          <Notice tone="attention" act={<Button onPress={() => setAsking('handover')}>{t('handover.look')}</Button>}>
            {t('handover.waiting.notice', { person: waiting.person })}
          </Notice>
        </div>
      )}
      {acts.error !== null && (
        <div className="desk-notice">
          <ErrorNotice
            failure={acts.error}
            act={
              <Button kind="quiet" onPress={acts.clear}>
                {t('ui.close')}
              </Button>
            }
          />
        </div>
      )}
      <div className="desk-panes">
        <ChecklistPane
          bid={bid}
          chosen={chosen}
          onChoose={setChosen}
          onAddItem={(title, need) => acts.edit('bids.addItem', { title, need })}
          onWhy={() => setAsking('grounds')}
        />
        <div className="desk-middle">
          {chosen.of === 'terms' ? (
            <TermsPane bid={bid} edit={acts.edit} focus={focus} />
          ) : chosen.of === 'letters' ? (
            <LettersPane bid={bid} />
          ) : chosen.of === 'worth' ? (
            <PriceWorthPane bid={bid} />
          ) : chosen.of === 'prices' ? (
            <PricePane bid={bid} />
          ) : chosen.of === 'submission' ? (
            <SubmissionPane bid={bid} />
          ) : (
            <ItemPane bid={bid} chosen={chosen} acts={acts} onChoose={setChosen} focus={focus} />
          )}
        </div>
        <ReadinessPane
          bid={bid}
          isSubmissionShown={chosen.of === 'submission'}
          onSubmission={() => setChosen({ of: 'submission' })}
          acts={acts}
          canMend={(finding) => mendingPlaceOf(finding, bid) !== null && !frozen}
          onMend={mend}
          onRevise={() => setAsking('revise')}
          onAddDocuments={() => {
            setChosen({ of: 'all' });
            setFocus((before) => ({ on: 'documents', turn: (before?.turn ?? 0) + 1 }));
          }}
        />
      </div>
      {asking === 'hand-over' && <HandOverDialog bidId={bid.bidId} onClose={() => setAsking(null)} />}
      {asking === 'diff' && <DiffDialog bidId={bid.bidId} onClose={() => setAsking(null)} />}
      {asking === 'handover' && <HandoverDialog bidId={bid.bidId} onClose={() => setAsking(null)} />}
      {asking === 'take-over' && (
        <TakeOverDialog
          onClose={() => setAsking(null)}
          onWaiting={(bidId) => (bidId === bid.bidId ? setAsking('handover') : navigate({ screen: 'bids', id: bidId }))}
        />
      )}
      {asking === 'grounds' && <ChecklistGroundsDialog bid={bid} edit={acts.edit} onClose={() => setAsking(null)} />}
      {asking === 'seal' && <SealDialog bidId={bid.bidId} onClose={() => setAsking(null)} />}
      <BidCompanyDialog bid={bid} isOpen={asking === 'company'} onClose={() => setAsking(null)} />
      <ReviseDialog
        bid={bid}
        isOpen={asking === 'revise'}
        onClose={() => setAsking(null)}
        onAgree={() => acts.edit('bids.revise', {})}
      />
      <AdoptDialog
        bid={bid}
        isOpen={asking === 'adopt'}
        onClose={() => setAsking(null)}
        onAgree={() => acts.edit('bids.adoptEdition', {})}
      />
      <RemoveBidDialog bid={bid} isOpen={asking === 'remove'} onClose={() => setAsking(null)} onAgree={acts.remove} />
      <NewBidDialog
        isOpen={asking === 'lots'}
        onClose={() => setAsking(null)}
        procedure={{ id: bid.procedureId, title: bid.procedureTitle }}
      />
    </div>
  );
};
