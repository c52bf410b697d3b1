import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import {
  Button,
  ErrorNotice,
  FilePicker,
  FindingList,
  Section,
  Skeleton,
  StatusLight,
  TextField,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { ResultForm } from './submission-result.tsx';
import { SubmissionEvents } from './submission-events.tsx';
import { AfterResult } from './submission-after.tsx';
import { WinnerPapers } from './submission-winner.tsx';
import { submissionTones } from './submission-state.tsx';

/** What became of the bid after packaging, and what can be noted next. Nothing is sent from here. */
export const SubmissionPane = ({ bid }: { bid: BidDetail }) => {
  const { t } = useWords();
  const { value: view, error } = useAsk('submission.show', { bidId: bid.bidId });
  if (view === undefined) return error === null ? <Skeleton lines={8} /> : <ErrorNotice failure={error} />;
  const isOpen = view.state === 'not-submitted' || view.state === 'withdrawn';
  return (
    <section className="desk-pane" aria-label={t('submission.title')}>
      <header className="pane-head">
        <h2>{t('submission.title')}</h2>
        <StatusLight tone={submissionTones[view.state]}>{t(`submission.state.${view.state}`)}</StatusLight>
      </header>
      <div className="pane-body submission">
        <p className="pane-note">{t('submission.lead')}</p>
        {view.findings.length > 0 && <FindingList findings={view.findings} label={t('prices.findings')} />}
        <SubmissionEvents bid={bid} view={view} />
        {isOpen && bid.status === 'packaged' && <ProofForm bidId={bid.bidId} what="submit" />}
        {isOpen && bid.status !== 'packaged' && <p className="quiet">{t('submission.first-package')}</p>}
        {view.submitted !== null && view.receipt === null && <ProofForm bidId={bid.bidId} what="receipt" />}
        {view.state === 'submitted' && (
          <>
            <ResultForm bid={bid} />
            <WithdrawForm bidId={bid.bidId} />
          </>
        )}
        <AfterResult view={view} />
        <WinnerPapers papers={view.winnerPapers} />
      </div>
    </section>
  );
};

const ProofForm = ({ bidId, what }: { bidId: string; what: 'submit' | 'receipt' }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct(what === 'submit' ? 'submission.submit' : 'submission.receipt');
  const [number, setNumber] = useState('');
  const [file, setFile] = useState<FileHandle | null>(null);
  const isReady = what === 'submit' || number.trim() !== '' || file !== null;
  const note = async (): Promise<void> => {
    const answer = await run({ bidId, receiptNumber: number.trim() || null, receiptFileId: file?.fileId ?? null });
    if (!answer.ok) return;
    setNumber('');
    setFile(null);
  };
  return (
    <Section title={t(`submission.form.${what}`)}>
      <div className="submission-form">
        <TextField isCode label={t('submission.field.number')} value={number} onChange={setNumber} />
        <FilePicker kind="quiet" purpose="document" onChosen={([chosen]) => setFile(chosen ?? null)}>
          {file === null ? t('submission.field.file') : file.name}
        </FilePicker>
        <Button kind="primary" isBusy={isRunning} isDisabled={!isReady} onPress={() => void note()}>
          {t(`submission.act.${what}`)}
        </Button>
      </div>
      {error !== null && <ErrorNotice failure={error} />}
    </Section>
  );
};

const WithdrawForm = ({ bidId }: { bidId: string }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('submission.withdraw');
  const [reason, setReason] = useState('');
  return (
    <Section title={t('submission.form.withdraw')}>
      <div className="submission-form">
        <TextField label={t('submission.field.withdraw')} value={reason} onChange={setReason} />
        <Button
          kind="quiet"
          isBusy={isRunning}
          isDisabled={reason.trim() === ''}
          onPress={() => void run({ bidId, reason: reason.trim() })}
        >
          {t('submission.act.withdraw')}
        </Button>
      </div>
      {error !== null && <ErrorNotice failure={error} />}
    </Section>
  );
};
