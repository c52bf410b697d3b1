import type { BidRow } from '#shared/contract/bids.ts';
import { StatusLight, type Tone } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

const tones: Record<BidRow['status'], Tone> = {
  draft: 'open',
  ready: 'neutral',
  frozen: 'neutral',
  signed: 'neutral',
  packaged: 'fine',
};

/** How far a bid is, as a shape and a word. */
export const BidStatusLight = ({ status }: { status: BidRow['status'] }) => {
  const { t } = useWords();
  return <StatusLight tone={tones[status]}>{t(`bid.status.${status}`)}</StatusLight>;
};
