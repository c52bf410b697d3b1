import type { ReactNode } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import { isHandedIn } from '#shared/bid/submission/events.ts';
import {
  ArrowEndIcon,
  Bytes,
  Code,
  Digest,
  ExactTime,
  ExternalIcon,
  FineIcon,
  IconButton,
  OpenStateIcon,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useWords } from '../../state/words.tsx';
import { ConclusionLight } from '../verify/conclusion-light.tsx';
import { useReports } from '../verify/last-reports.ts';
import { bidSteps, isFrozen, type BidStep } from './next-act.ts';

type Artefact = BidDetail['artefacts'][number];

const kindOf: Partial<Record<BidStep, Artefact['kind']>> = {
  freeze: 'manifest',
  sign: 'signature',
  package: 'package',
};

/** What is done, what is next, and what each step left on this machine. */
export const BidPath = ({ bid, next }: { bid: BidDetail; next: BidStep }) => {
  const { t } = useWords();
  const report = useReports(({ ofBids }) => ofBids[bid.bidId]);
  const at = bidSteps.indexOf(next);
  const evidence = (step: BidStep): ReactNode => {
    if (step === 'documents')
      return <p className="path-fact">{t('bids.path.documents', { count: bid.documents.length })}</p>;
    if (step === 'submit')
      return isHandedIn(bid.submission.state) ? (
        <p className="path-fact">
          {t(`submission.state.${bid.submission.state}`)}
          {bid.submission.hasReceipt && <> · {t('submission.event.receipt')}</>}
        </p>
      ) : null;
    if (step === 'verify') {
      return report === undefined ? null : (
        <p className="path-fact">
          <ConclusionLight conclusion={report.held.report.conclusion} /> <ExactTime at={report.at} />
        </p>
      );
    }
    const artefacts = bid.artefacts.filter(({ kind }) => kind === kindOf[step]);
    return artefacts.length === 0 ? null : (
      <>
        {step === 'freeze' && bid.frozen !== null && (
          <p className="path-fact path-digest">
            <Digest value={bid.frozen.manifestDigest} algorithm="sha-256" short />
            <CopyButton text={bid.frozen.manifestDigest} what={t('bids.path.manifest-digest')} />
          </p>
        )}
        <ArtefactLines artefacts={artefacts} />
      </>
    );
  };
  const isStepDone = (step: BidStep, isBefore: boolean): boolean => {
    if (step === 'verify') return report !== undefined && isFrozen(bid);
    return step === 'submit' ? isHandedIn(bid.submission.state) : isBefore;
  };
  return (
    <ol className="path" aria-label={t('bids.path.title')}>
      {bidSteps.map((step, index) => {
        const isDone = isStepDone(step, index < at);
        const isNext = index === at && !isDone;
        const Sign = isDone ? FineIcon : isNext ? ArrowEndIcon : OpenStateIcon;
        return (
          <li
            key={step}
            className={`path-step ${isDone ? 'tone-fine' : 'tone-neutral'}`}
            {...(isNext ? { 'aria-current': 'step' as const } : {})}
          >
            <Sign className="path-sign" />
            <div className="path-words">
              <p className={isNext ? 'path-name path-next' : 'path-name'}>
                <span>{t(`bids.step.${step}`)}</span>
                <span className="visually-hidden">
                  : {t(isDone ? 'bids.path.done' : isNext ? 'bids.path.next' : 'bids.path.open')}
                </span>
              </p>
              {index <= at && evidence(step)}
            </div>
          </li>
        );
      })}
    </ol>
  );
};

/** A bid may have a signature per file: the first stand open, the rest one press away. */
const openLines = 2;

/** Files of one step lie in one folder, which is said once. */
const folderOf = (path: string): string => /^(.*)[/\\][^/\\]*$/.exec(path)?.[1] ?? path;

const ArtefactLines = ({ artefacts }: { artefacts: readonly Artefact[] }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const folders = artefacts.map(({ path }) => folderOf(path));
  const folder = folders.toSorted((a, b) => a.length - b.length)[0] ?? '';
  const [first] = artefacts;
  const rest = artefacts.slice(openLines);
  return (
    <>
      <ul>
        {artefacts.slice(0, openLines).map((artefact) => (
          <ArtefactLine key={artefact.path} artefact={artefact} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="path-rest">
          <summary>{t('bids.path.rest', { count: rest.length })}</summary>
          <ul>
            {rest.map((artefact) => (
              <ArtefactLine key={artefact.path} artefact={artefact} />
            ))}
          </ul>
        </details>
      )}
      <p className="artefact-path">
        <Code>{folder}</Code>
        <span className="artefact-acts">
          <CopyButton text={folder} what={t('bids.path.folder')} />
          {canReveal && first !== undefined && (
            <IconButton
              icon={ExternalIcon}
              label={t('bids.path.reveal', { file: first.name })}
              onPress={() => void call('files.reveal', { path: first.path })}
            />
          )}
        </span>
      </p>
    </>
  );
};

const ArtefactLine = ({ artefact }: { artefact: Artefact }) => (
  <li className="artefact">
    <bdi className="file-name" title={artefact.path}>
      {artefact.name}
    </bdi>
    <span className="faint">
      <Bytes count={artefact.size} />
    </span>
  </li>
);
