import type { Conclusion } from '#shared/verification/conclusion.ts';
import type { VerdictWord } from '#shared/verification/verdict.ts';
import { StatusLight, type Tone } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

/** INDETERMINATE is neither good nor bad: it has the shape of what is open, never that of a success or of a failure. */
export const toneOfConclusion: Record<Conclusion, Tone> = {
  'TOTAL-PASSED': 'fine',
  INDETERMINATE: 'open',
  'TOTAL-FAILED': 'stop',
};

export const toneOfVerdict: Record<VerdictWord, Tone> = {
  passed: 'fine',
  failed: 'stop',
  'not-provable': 'open',
  'not-checked': 'neutral',
};

export const ConclusionLight = ({ conclusion }: { conclusion: Conclusion }) => {
  const { t } = useWords();
  return <StatusLight tone={toneOfConclusion[conclusion]}>{t(`verify.conclusion.${conclusion}`)}</StatusLight>;
};
