import { addDays, daysBetween } from '#shared/calendar/days.ts';
import type { PaperRow } from '#shared/contract/papers.ts';
import { dayIn, type PlainDay } from '#shared/kernel/instant.ts';
import { LanesChart, type ChartMark, type Lane } from '../../../components/charts/index.ts';
import { moscow } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';

const before = 30;
const shown = 395;
/** More lanes than this are read in the table. */
const mostLanes = 12;

const laneOf = (paper: PaperRow, from: PlainDay): Lane => {
  const last = shown - 1;
  const place = (day: PlainDay): number => Math.min(last, Math.max(0, daysBetween(from, day)));
  const start = paper.issuedOn === null ? 0 : place(paper.issuedOn);
  const { validity } = paper;
  const end = validity.kind === 'until' ? place(validity.lastDay) : last;
  const kind = validity.kind === 'until' ? 'counts' : validity.kind;
  const days = validity.kind === 'until' && paper.issuedOn !== null ? daysBetween(paper.issuedOn, validity.lastDay) : 0;
  const isOver = validity.kind === 'until' && validity.lastDay < from;
  return {
    id: paper.paperId,
    name: paper.title,
    spans: isOver || start > end ? [] : [{ from: start, to: end, kind, value: String(Math.max(0, days)) }],
  };
};

/** A lane per paper from its issue to its last day, with the deadlines of the bids that hold papers across them. */
export const PaperLanes = ({ papers, today }: { papers: readonly PaperRow[]; today: PlainDay }) => {
  const { t } = useWords();
  const from = addDays(today, -before);
  const dated = papers.filter(({ validity }) => validity.kind === 'until').slice(0, mostLanes);
  const deadlines = new Map<PlainDay, string>();
  for (const { uses } of papers)
    for (const { deadline, isOpen, procedureTitle } of uses)
      if (isOpen && deadline !== null) deadlines.set(dayIn(deadline, moscow), procedureTitle);
  const marks: ChartMark[] = [
    { at: before, words: t('papers.lanes.today'), tone: 'plain' },
    ...[...deadlines]
      .map(([day, title]): ChartMark => ({
        at: daysBetween(from, day),
        words: t('papers.lanes.deadline', { title }),
        tone: 'attention',
      }))
      .filter(({ at }) => at >= 0 && at < shown),
  ];
  if (dated.length === 0) return null;
  return (
    <div>
      <LanesChart
        label={t('papers.lanes')}
        along={{ kind: 'days', from, days: shown }}
        valueLabel={t('papers.lanes.days')}
        laneLabel={t('papers.lanes.paper')}
        lanes={dated.map((paper) => laneOf(paper, from))}
        kinds={[{ id: 'counts', name: t('papers.lanes.counts') }]}
        marks={marks}
        gutter={220}
      />
    </div>
  );
};
