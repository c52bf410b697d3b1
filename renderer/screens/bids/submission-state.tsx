import type { BidRow } from '#shared/contract/bids.ts';
import type { SubmissionState } from '#shared/bid/submission/events.ts';
import { FindingList, StatusLight, type Tone } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

export const submissionTones: Record<SubmissionState, Tone> = {
  'not-submitted': 'open',
  submitted: 'fine',
  withdrawn: 'attention',
  won: 'fine',
  lost: 'neutral',
  rejected: 'stop',
  failed: 'neutral',
};

/** A bid without its receipt is not known to be there. */
export const submissionTone = ({ state, hasReceipt }: BidRow['submission']): Tone =>
  state === 'submitted' && !hasReceipt ? 'attention' : submissionTones[state];

/** What became of a bid, as a shape and a word. */
export const SubmissionLight = ({ submission }: { submission: BidRow['submission'] }) => {
  const { t } = useWords();
  return <StatusLight tone={submissionTone(submission)}>{t(`submission.state.${submission.state}`)}</StatusLight>;
};

/** What is wrong or open about a bid that is with the platform. */
export const SubmissionFindings = ({ bidId }: { bidId: string }) => {
  const { t } = useWords();
  const { value } = useAsk('submission.show', { bidId });
  return value === undefined || value.findings.length === 0 ? null : (
    <FindingList findings={value.findings} label={t('prices.findings')} />
  );
};
