import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from 'react';
import { useWords } from '../../state/words.tsx';

export type StageProps = {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly count: number;
  readonly at: number | null;
  /** The place pointed at and its values, as they are spoken. */
  readonly spoken: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPoint: (x: number, y: number) => void;
  readonly onLeave: () => void;
  readonly onEnter: () => void;
  readonly children: ReactNode;
};

/**
 * What a chart is drawn on: one stop for Tab that speaks the place the arrows have led to. It is a slider to a screen
 * reader (ARIA 1.2), since a slider's value text is read with every press and its drawing is passed over.
 */
export const Stage = ({ place, label, count, at, spoken, children, ...acts }: StageProps) => {
  const { t } = useWords();
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    acts.onPoint(event.clientX - box.left, event.clientY - box.top);
  };
  return (
    <div
      ref={place}
      className="chart-stage"
      role="slider"
      tabIndex={0}
      aria-label={`${label}. ${t('charts.walk')}`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, count - 1)}
      aria-valuenow={at ?? 0}
      aria-valuetext={spoken}
      onKeyDown={acts.onKeyDown}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={acts.onLeave}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) acts.onEnter();
      }}
      onBlur={acts.onLeave}
    >
      {children}
    </div>
  );
};
