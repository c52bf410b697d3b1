import { ProgressBar } from 'react-aria-components';
import { bytesText, countText, shareText } from '../format/numbers.ts';
import { useWords } from '../state/words.tsx';
import './progress.css';

export type ProgressProps = {
  readonly label: string;
  readonly done: number;
  /** `null`: nobody knows how much there is. */
  readonly total: number | null;
  readonly unit?: 'bytes' | 'files' | 'records';
  readonly hideLabel?: boolean;
};

/** What, how far, how much of it. */
export const Progress = ({ label, done, total, unit = 'files', hideLabel = false }: ProgressProps) => {
  const { language } = useWords();
  const amount = (count: number): string =>
    unit === 'bytes' ? bytesText(count, language) : countText(count, language);
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      value={share === null ? 0 : share * 100}
      isIndeterminate={share === null}
    >
      {!hideLabel && <span className="progress-label clip">{label}</span>}
      <span className="progress-track">
        <span
          className={share === null ? 'progress-bar progress-unknown' : 'progress-bar'}
          style={share === null ? {} : { inlineSize: `${share * 100}%` }}
        />
      </span>
      <span className="progress-figures">
        <bdi>{total === null ? amount(done) : `${amount(done)} / ${amount(total)}`}</bdi>
        {share !== null && <bdi className="progress-share">{shareText(share, language)}</bdi>}
      </span>
    </ProgressBar>
  );
};
