import type { BidDetail } from '#shared/contract/bids.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import {
  ArrowEndIcon,
  Button,
  FindingList,
  ImportIcon,
  LockIcon,
  PackageIcon,
  ShieldIcon,
  SignIcon,
  StatusLight,
  type Icon,
  type Tone,
} from '../../components/index.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { BidPath } from './bid-path.tsx';
import { isFrozen, nextStepOf, type BidStep } from './next-act.ts';
import type { BidActs } from './use-bid-acts.ts';

export type ReadinessPaneProps = {
  readonly bid: BidDetail;
  readonly acts: BidActs;
  readonly canMend: (finding: Finding) => boolean;
  readonly onMend: (finding: Finding) => void;
  readonly onRevise: () => void;
  readonly onAddDocuments: () => void;
};

const icons: Record<BidStep, Icon> = {
  documents: ImportIcon,
  freeze: LockIcon,
  sign: SignIcon,
  package: PackageIcon,
  verify: ShieldIcon,
};

const toneOfBid = (bid: BidDetail, blockers: number): Tone => {
  if (blockers > 0 && !isFrozen(bid)) return 'stop';
  if (bid.status === 'packaged' || bid.status === 'ready') return 'fine';
  return 'neutral';
};

/** One light, the one next act, why, and the path the bid has gone so far. */
export const ReadinessPane = ({ bid, acts, canMend, onMend, onRevise, onAddDocuments }: ReadinessPaneProps) => {
  const { t } = useWords();
  const blockers = bid.findings.filter(({ severity }) => severity === 'blocker').length;
  const step = nextStepOf(bid);
  const frozen = isFrozen(bid);
  const isBlocked = step === 'documents' && bid.documents.length > 0;
  const run: Record<BidStep, () => void> = {
    documents: () => {
      const first = bid.findings.find((finding) => finding.severity === 'blocker' && canMend(finding));
      if (isBlocked && first !== undefined) onMend(first);
      else onAddDocuments();
    },
    freeze: () => void acts.freeze(),
    sign: () => navigate({ screen: 'sign', id: bid.bidId }),
    package: () => void acts.pack(),
    verify: () => void acts.verify(),
  };
  const files = bid.frozen?.files.length ?? bid.documents.length;
  const words: Record<BidStep, string> = {
    documents: isBlocked ? t('bids.next.mend') : t('bids.next.documents'),
    freeze: t('bids.next.freeze', { count: files }),
    sign: t('bids.next.sign', { count: files }),
    package: t('bids.next.package'),
    verify: t('bids.next.verify'),
  };
  // The message names file and item already; their ids would only repeat it.
  const shown = new Map<Finding, Finding>(bid.findings.map((finding) => [{ ...finding, place: {} }, finding]));
  const light =
    frozen || blockers === 0
      ? t(`bids.light.${bid.status === 'draft' ? 'ready' : bid.status}`)
      : t('bids.light.blocked', { count: blockers });
  return (
    <aside className="desk-pane readiness" aria-label={t('bids.light.title')}>
      <header className="pane-head">
        <h2>{t('bids.light.title')}</h2>
      </header>
      <div className="pane-body">
        <div className="readiness-light" role="status">
          <StatusLight tone={toneOfBid(bid, blockers)} size={20}>
            {light}
          </StatusLight>
        </div>
        <div className="next-act">
          <Button
            kind="primary"
            icon={isBlocked ? ArrowEndIcon : icons[step]}
            isBusy={acts.running !== null}
            onPress={run[step]}
          >
            {words[step]}
          </Button>
          <p className="next-act-effect">{isBlocked ? t('bids.next-effect.mend') : t(`bids.next-effect.${step}`)}</p>
          {frozen && (
            <Button kind="quiet" onPress={onRevise}>
              {t('bids.act.revise')}
            </Button>
          )}
        </div>
        {!frozen && (
          <FindingList
            label={t('bids.light.findings')}
            findings={[...shown.keys()]}
            actFor={(finding) => {
              const original = shown.get(finding);
              return original !== undefined && canMend(original) ? (
                <Button kind="quiet" onPress={() => onMend(original)}>
                  {t('bids.mend')}
                </Button>
              ) : null;
            }}
          />
        )}
        <BidPath bid={bid} next={step} />
      </div>
    </aside>
  );
};
