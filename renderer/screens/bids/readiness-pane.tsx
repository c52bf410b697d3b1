import { useMemo, useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { isHandedIn } from '#shared/bid/submission/events.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import {
  ArrowEndIcon,
  Button,
  ImportIcon,
  LockIcon,
  PackageIcon,
  ShieldIcon,
  SignIcon,
  StatusLight,
  type Icon,
  type Tone,
} from '../../components/index.ts';
import { useOffer } from '../../state/commands.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { BidPath } from './bid-path.tsx';
import { isFrozen, nextStepOf, type BidStep } from './next-act.ts';
import { ReadinessChecks } from './readiness-checks.tsx';
import { otherPlaceOf } from './readiness-places.ts';
import { SubmissionFindings, submissionTone } from './submission-state.tsx';
import { DespiteDialog } from './readiness-despite.tsx';
import { RehearsalSection } from './readiness-rehearsal.tsx';
import type { BidActs } from './use-bid-acts.ts';

export type ReadinessPaneProps = {
  readonly bid: BidDetail;
  readonly acts: BidActs;
  readonly canMend: (finding: Finding) => boolean;
  readonly onMend: (finding: Finding) => void;
  readonly onRevise: () => void;
  readonly onAddDocuments: () => void;
  /** Shows what became of it, or where its submission is noted. */
  readonly onSubmission: () => void;
  /** It is shown already. */
  readonly isSubmissionShown: boolean;
};

const icons: Record<BidStep, Icon> = {
  documents: ImportIcon,
  freeze: LockIcon,
  sign: SignIcon,
  package: PackageIcon,
  verify: ShieldIcon,
  submit: ArrowEndIcon,
};

const toneOfBid = (bid: BidDetail, blockers: number): Tone => {
  if (isHandedIn(bid.submission.state)) return submissionTone(bid.submission);
  if (blockers > 0 && !isFrozen(bid)) return 'stop';
  if (bid.status === 'packaged' || bid.status === 'ready') return 'fine';
  return 'neutral';
};

/** One light, the one next act, why, and the path the bid has gone so far. */
export const ReadinessPane = ({
  bid,
  acts,
  canMend,
  onMend,
  onRevise,
  onAddDocuments,
  onSubmission,
  isSubmissionShown,
}: ReadinessPaneProps) => {
  const { t } = useWords();
  const [withToken, setWithToken] = useState(false);
  const [isDaring, setDaring] = useState(false);
  const { value: readiness } = useAsk('bids.readiness', { bidId: bid.bidId, lookAtToken: withToken });
  const { value: known } = useAsk('keys.list', {});
  // What the bid itself says is there at once; what takes a look at money, papers and the clock comes after it.
  const findings = readiness?.checks.map(({ finding }) => finding) ?? bid.findings;
  const blockers = findings.filter(({ severity }) => severity === 'blocker').length;
  const step = nextStepOf(bid);
  const frozen = isFrozen(bid);
  const isBlocked = (step === 'documents' || step === 'freeze') && blockers > 0 && bid.documents.length > 0;
  const mayDare = !frozen && blockers > 0 && bid.documents.length > 0 && readiness !== undefined;
  const hasToken = known?.keys.some(({ kind }) => kind === 'token') === true;
  const openFirst = (): void => {
    const blocking = readiness?.checks.find(({ finding }) => finding.severity === 'blocker');
    const first = findings.find((finding) => finding.severity === 'blocker' && canMend(finding));
    const place = blocking === undefined ? null : otherPlaceOf(blocking.area, blocking.finding, bid);
    if (first !== undefined) onMend(first);
    else if (place === null) onAddDocuments();
    else navigate(place.route);
  };
  const run: Record<BidStep, () => void> = {
    documents: () => (isBlocked ? openFirst() : onAddDocuments()),
    freeze: () => (isBlocked ? openFirst() : void acts.freeze()),
    sign: () => navigate({ screen: 'sign', id: bid.bidId }),
    package: () => void acts.pack(),
    verify: () => void acts.verify(),
    submit: onSubmission,
  };
  useOffer(
    'bid-readiness',
    useMemo(() => {
      const group = t('frame.palette.here');
      return mayDare ? [{ id: 'bid.despite', label: t('readiness.despite'), group, run: () => setDaring(true) }] : [];
    }, [t, mayDare]),
  );
  const files = bid.frozen?.files.length ?? bid.documents.length;
  const words: Record<BidStep, string> = {
    documents: isBlocked ? t('bids.next.mend') : t('bids.next.documents'),
    freeze: isBlocked ? t('bids.next.mend') : t('bids.next.freeze', { count: files }),
    sign: t('bids.next.sign', { count: files }),
    package: t('bids.next.package'),
    verify: t('bids.next.verify'),
    submit: t(bid.submission.hasReceipt ? 'bids.next.submit' : 'bids.next.receipt'),
  };
  const isGone = isHandedIn(bid.submission.state);
  const mayRevise = frozen && (!isGone || bid.submission.state === 'submitted');
  const hasActs = mayRevise || !(step === 'submit' && isSubmissionShown);
  const title = t(isGone ? 'bids.light.gone' : 'bids.light.title');
  const light = isGone
    ? t(`submission.state.${bid.submission.state}`)
    : frozen || blockers === 0
      ? t(`bids.light.${bid.status === 'draft' ? 'ready' : bid.status}`)
      : t('bids.light.blocked', { count: blockers });
  return (
    <aside className="desk-pane readiness" aria-label={title}>
      <header className="pane-head">
        <h2>{title}</h2>
      </header>
      <div className="pane-body">
        <div className="readiness-light" role="status">
          <StatusLight tone={toneOfBid(bid, blockers)} size={20}>
            {light}
          </StatusLight>
        </div>
        {hasActs && (
          <div className="next-act">
            {!(step === 'submit' && isSubmissionShown) && (
              <>
                <Button
                  kind="primary"
                  icon={isBlocked ? ArrowEndIcon : icons[step]}
                  isBusy={acts.running !== null}
                  onPress={run[step]}
                >
                  {words[step]}
                </Button>
                <p className="next-act-effect">
                  {isBlocked ? t('bids.next-effect.mend') : t(`bids.next-effect.${step}`)}
                </p>
              </>
            )}
            {step === 'verify' && !isSubmissionShown && (
              <Button kind="quiet" onPress={onSubmission}>
                {t('submission.act.submit')}
              </Button>
            )}
            {mayRevise && (
              <Button kind="quiet" onPress={onRevise}>
                {t('bids.act.revise')}
              </Button>
            )}
          </div>
        )}
        {isGone && <SubmissionFindings bidId={bid.bidId} />}
        {!isGone && readiness !== undefined && (
          <ReadinessChecks
            bid={bid}
            readiness={readiness}
            canMend={(finding) => !frozen && canMend(finding)}
            onMend={onMend}
          />
        )}
        {!isGone && hasToken && !withToken && (
          <Button kind="quiet" onPress={() => setWithToken(true)}>
            {t('readiness.token.look')}
          </Button>
        )}
        {mayDare && (
          <div className="readiness-despite">
            <Button kind="quiet" onPress={() => setDaring(true)}>
              {t('readiness.despite')}
            </Button>
          </div>
        )}
        <BidPath bid={bid} next={step} />
        {!isGone && readiness !== undefined && <RehearsalSection bid={bid} rehearsal={readiness.rehearsal} />}
      </div>
      {readiness !== undefined && (
        <DespiteDialog
          readiness={readiness}
          isOpen={isDaring}
          onClose={() => setDaring(false)}
          onFreeze={acts.freeze}
        />
      )}
    </aside>
  );
};
