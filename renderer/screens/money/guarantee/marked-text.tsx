import { useEffect, useRef } from 'react';
import { harmlessText } from '#shared/kernel/harmless-text.ts';
import type { CheckedField } from './check-answer.ts';
import { segmentsOf } from './segments.ts';

type MarkedTextProps = {
  /** In NFC: places are of that form. */
  readonly text: string;
  readonly fields: readonly CheckedField[];
  /** The field whose place is to be seen. */
  readonly chosen: string | null;
  readonly label: string;
};

/** The guarantee's words with what was read marked in them, and what differs marked otherwise. */
export const MarkedText = ({ text, fields, chosen, label }: MarkedTextProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    place.current?.querySelector(`[data-fields~="${chosen}"]`)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const marks = fields.flatMap(({ field, place: at }) => (at === null ? [] : [{ field, ...at }]));
  const differing = new Set(fields.filter(({ status }) => status === 'differs').map(({ field }) => field));
  return (
    // A text that scrolls has to be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={place} className="guarantee-text" dir="auto" role="region" tabIndex={0} aria-label={label}>
      {segmentsOf(text, marks).map((segment, index) => {
        const shown = harmlessText(segment.text);
        // A segment has nothing of its own but its place in the text.
        // oxlint-disable-next-line react/no-array-index-key
        if (segment.fields.length === 0) return <span key={index}>{shown}</span>;
        const isWrong = segment.fields.some((field) => differing.has(field));
        const isChosen = chosen !== null && segment.fields.includes(chosen);
        return (
          <mark
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            data-fields={segment.fields.join(' ')}
            className={[
              'guarantee-mark',
              isWrong ? 'guarantee-mark-wrong' : '',
              isChosen ? 'guarantee-mark-chosen' : '',
            ]
              .join(' ')
              .trim()}
          >
            {shown}
          </mark>
        );
      })}
    </div>
  );
};
