import type { ReactNode } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
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
  return (
    <ol className="path" aria-label={t('bids.path.title')}>
      {bidSteps.map((step, index) => {
        const isDone = step === 'verify' ? report !== undefined && isFrozen(bid) : index < at;
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
                {t(`bids.step.${step}`)}
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

const ArtefactLines = ({ artefacts }: { artefacts: readonly Artefact[] }) => {
  const { t } = useWords();
  const rest = artefacts.slice(openLines);
  return (
    <>
      {artefacts.slice(0, openLines).map((artefact) => (
        <ArtefactLine key={artefact.path} artefact={artefact} />
      ))}
      {rest.length > 0 && (
        <details className="path-rest">
          <summary>{t('bids.path.rest', { count: rest.length })}</summary>
          {rest.map((artefact) => (
            <ArtefactLine key={artefact.path} artefact={artefact} />
          ))}
        </details>
      )}
    </>
  );
};

const ArtefactLine = ({ artefact }: { artefact: Artefact }) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  return (
    <div className="artefact">
      <p className="artefact-head">
        <bdi className="file-name">{artefact.name}</bdi>
        <span className="faint">
          <Bytes count={artefact.size} /> · <ExactTime at={artefact.at} />
        </span>
      </p>
      <p className="artefact-path">
        <Code>{artefact.path}</Code>
        <span className="artefact-acts">
          <CopyButton text={artefact.path} what={t('bids.path.path-of', { file: artefact.name })} />
          {canReveal && (
            <IconButton
              icon={ExternalIcon}
              label={t('bids.path.reveal', { file: artefact.name })}
              onPress={() => void call('files.reveal', { path: artefact.path })}
            />
          )}
        </span>
      </p>
    </div>
  );
};
