import { memo, type CSSProperties } from 'react';
import type { DeadlineNodeView } from '#shared/contract/deadlines.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { Instant, PlainDay, Zone } from '#shared/kernel/instant.ts';
import { deadlineName } from '../../format/deadline-name.ts';
import { clockText, dayText, offsetMinutes, plainDayText, shortMonthText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import { isDayOff } from './month-days.ts';
import { shareOf, ticksOf, type TimeSpan } from './timeline-scale.ts';

export type Bar = Answer<'procedures.timeline'>['bars'][number];

/** Along the line of reading: in Arabic time runs from the right. */
const at = (share: number): CSSProperties => ({ insetInlineStart: `${(share * 100).toFixed(3)}%` });
const between = (from: number, to: number): CSSProperties => ({
  ...at(from),
  inlineSize: `${(Math.max(0, to - from) * 100).toFixed(3)}%`,
});
const clamp = (share: number): number => Math.min(1, Math.max(0, share));

export const TimelineAxis = memo(({ span }: { span: TimeSpan }) => {
  const { language } = useWords();
  const isWide = span.days > 92;
  return (
    <span className="time-axis" aria-hidden>
      {ticksOf(span).map(({ day, share, isMonth }, place) => (
        <span key={day} className={isMonth ? 'time-tick time-month' : 'time-tick'} style={at(share)}>
          {isWide || (isMonth && place > 0) ? shortMonthText(day, language) : Number(day.slice(8))}
        </span>
      ))}
    </span>
  );
});

const marked = (nodes: readonly DeadlineNodeView[]) =>
  nodes.flatMap((node) => (node.state === 'dated' && node.at !== null ? [{ node, moment: node.at }] : []));

/** Publication to deadline as a bar, the next step as a mark, today as a line; of an opened one every date it has. */
export const TimelineBar = ({
  bar,
  span,
  zone,
  now,
  nodes,
}: {
  bar: Bar;
  span: TimeSpan;
  zone: Zone;
  now: Instant;
  nodes: readonly DeadlineNodeView[] | null;
}) => {
  const words = useWords();
  const { t, language } = words;
  const { from, to, nextStepOn } = bar;
  const share = (moment: Instant): number => shareOf(Date.parse(moment), span, offsetMinutes(moment, zone));
  const shareOfDay = (day: PlainDay): number => shareOf(Date.parse(`${day}T12:00:00Z`), span, 0);
  const [begin, end] = [from === null ? 0 : share(from), to === null ? 1 : share(to)];
  const said = t('procedures.timeline.bar', {
    from: from === null ? t('procedures.timeline.unknown') : dayText(from, zone, language),
    to: to === null ? t('ui.no-deadline') : `${dayText(to, zone, language)} ${clockText(to, zone, language)}`,
  });
  return (
    <span className="time-lane">
      <span className="visually-hidden">
        {said}
        {nextStepOn !== null && ` ${t('organiser.calendar.next-step')}: ${plainDayText(nextStepOn, language, 'short')}`}
      </span>
      {span.days <= 31 &&
        ticksOf(span)
          .filter(({ day }) => isDayOff(day) === true)
          .map(({ day, share: of }) => <span key={day} className="time-off" style={between(of, of + 1 / span.days)} />)}
      <span className="time-now" style={at(share(now))} />
      {end > 0 && begin < 1 && (
        <span
          className={`time-bar${begin < 0 || from === null ? ' time-open-start' : ''}${end > 1 || to === null ? ' time-open-end' : ''}`}
          style={between(clamp(begin), clamp(end))}
          title={said}
        />
      )}
      {nextStepOn !== null && shareOfDay(nextStepOn) >= 0 && shareOfDay(nextStepOn) <= 1 && (
        <span
          className="time-step"
          style={at(shareOfDay(nextStepOn))}
          title={`${bar.row.work.nextStep?.text ?? t('organiser.calendar.next-step')}: ${plainDayText(nextStepOn, language, 'weekday')}`}
        />
      )}
      {nodes !== null &&
        marked(nodes).map(({ node, moment }) => {
          const of = share(moment);
          return of < 0 || of > 1 ? null : (
            <span
              key={node.nodeId}
              className="time-date"
              style={at(of)}
              title={`${deadlineName(node, words)}: ${dayText(moment, zone, language)} ${clockText(moment, zone, language)}`}
            />
          );
        })}
    </span>
  );
};
