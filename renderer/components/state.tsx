import { useState, type ReactNode } from 'react';
import type { Finding, Severity } from '#shared/kernel/failure.ts';
import { countText } from '../format/numbers.ts';
import { useWords } from '../state/words.tsx';
import { Button } from './button.tsx';
import { AttentionIcon, FineIcon, InfoIcon, OpenStateIcon, StopIcon, type Icon } from './icons.tsx';
import { TokenDoctorLink } from './token-doctor-link.tsx';
import './state.css';

/** `fine`, `attention`, `stop`; `neutral` says a fact, `open` something not done or not known yet. */
export type Tone = 'fine' | 'attention' | 'stop' | 'neutral' | 'open';

const shapes: Record<Tone, Icon> = {
  fine: FineIcon,
  attention: AttentionIcon,
  stop: StopIcon,
  neutral: InfoIcon,
  open: OpenStateIcon,
};

/** A state in a shape and a word; the colour only repeats them. */
export const StatusLight = ({ tone, children, size = 16 }: { tone: Tone; children: ReactNode; size?: 16 | 20 }) => {
  const Shape = shapes[tone];
  return (
    <span className={`light tone-${tone}`}>
      <Shape size={size} />
      <span>{children}</span>
    </span>
  );
};

/** A short word on a ground: kinds, counts, editions. */
export const Badge = ({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`badge ground-${tone}`}>{children}</span>
);

export const toneOf = (severity: Severity): Tone =>
  ({ blocker: 'stop', warning: 'attention', info: 'neutral', passed: 'fine' } as const)[severity];

const order: Record<Severity, number> = { blocker: 0, warning: 1, info: 2, passed: 3 };

const placeText = (place: Finding['place'], line: (number: number) => string): string =>
  [place.file, place.item, place.path, place.line === undefined ? undefined : line(place.line)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');

export type FindingListProps = {
  readonly findings: readonly Finding[];
  /** An act per finding: what one would press to mend it. */
  readonly actFor?: (finding: Finding) => ReactNode;
  /** The rule a finding stands on, in small words below it. */
  readonly ruleFor?: (finding: Finding) => string | null;
  readonly label?: string;
};

/** As many as are read; a table of thousands of lines may have thousands. */
const mostFindings = 30;

/** Worst first: what was seen, where, and what to do about it. */
export const FindingList = ({ findings, actFor, ruleFor, label }: FindingListProps) => {
  const { t, explain, language } = useWords();
  const [isWhole, setWhole] = useState(false);
  const sorted = [...findings].toSorted((a, b) => order[a.severity] - order[b.severity]);
  const shown = isWhole ? sorted : sorted.slice(0, mostFindings);
  const rest = sorted.length - shown.length;
  return (
    <ul className="findings" {...(label === undefined ? {} : { 'aria-label': label })}>
      {shown.map((finding, index) => {
        const words = explain(finding);
        const place = placeText(finding.place, (number) => t('ui.line-number', { number }));
        const Shape = shapes[toneOf(finding.severity)];
        const isToken = finding.severity === 'blocker' && finding.code.startsWith('token.');
        const rule = ruleFor?.(finding) ?? null;
        const act = actFor?.(finding) ?? (isToken ? <TokenDoctorLink code={finding.code} /> : null);
        return (
          // Two findings may be equal in everything; their order is stable while they are shown.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${finding.code}-${index}`} className={`finding tone-${toneOf(finding.severity)}`}>
            <Shape className="finding-shape" />
            <div className="finding-words">
              <p className="finding-message">
                <span className="visually-hidden">{t(`ui.severity.${finding.severity}`)}: </span>
                {words.message}
              </p>
              {place !== '' && (
                <p className="finding-place">
                  <bdi>{place}</bdi>
                </p>
              )}
              {words.hint !== '' && <p className="finding-hint">{words.hint}</p>}
              {rule !== null && <p className="finding-rule">{rule}</p>}
            </div>
            {act !== null && <div className="finding-act">{act}</div>}
          </li>
        );
      })}
      {rest > 0 && (
        <li className="findings-rest">
          <Button kind="quiet" onPress={() => setWhole(true)}>
            {t('ui.findings.rest', { count: rest, shown: countText(rest, language) })}
          </Button>
        </li>
      )}
    </ul>
  );
};

/** Why something was refused, and what to do. Read aloud when it appears. */
export const ErrorNotice = ({
  failure,
  act,
}: {
  failure: { readonly code: string; readonly details: Finding['details'] };
  act?: ReactNode;
}) => {
  const { explain } = useWords();
  const { message, hint } = explain(failure);
  return (
    <div className="notice ground-stop" role="alert">
      <StopIcon className="notice-shape" />
      <div className="notice-words">
        <p>{message}</p>
        {hint !== '' && <p className="notice-hint">{hint}</p>}
      </div>
      {act ?? <TokenDoctorLink code={failure.code} />}
    </div>
  );
};

/** One sentence that stands above what it is about. */
export const Notice = ({ tone = 'neutral', children, act }: { tone?: Tone; children: ReactNode; act?: ReactNode }) => {
  const Shape = shapes[tone];
  return (
    <div className={`notice ground-${tone}`}>
      <Shape className="notice-shape" />
      <div className="notice-words">{children}</div>
      {act}
    </div>
  );
};

/** Teaches with one sentence and offers one act. */
export const EmptyState = ({
  icon: Sign,
  title,
  children,
  act,
}: {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  act?: ReactNode;
}) => (
  <div className="empty">
    {Sign && (
      <span className="empty-sign">
        <Sign size={20} />
      </span>
    )}
    <p className="empty-title">{title}</p>
    {children !== undefined && <p className="empty-words">{children}</p>}
    {act}
  </div>
);

/** Holds the place of what is on its way, in its final size. `lines` rows, or one block of `height`. */
export const Skeleton = ({ lines = 1, height }: { lines?: number; height?: number }) => {
  const { t } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={t('ui.loading')}>
      {height === undefined ? (
        Array.from({ length: lines }, (_, index) => <div key={index} className="skeleton-line" />)
      ) : (
        <div className="skeleton-block" style={{ blockSize: height }} />
      )}
    </div>
  );
};
