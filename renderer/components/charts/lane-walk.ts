import type { Lane, LaneSpan } from './chart-types.ts';
import type { Direction } from './placing.ts';

/** A span with the lane it lies in, in the order of the lanes. */
export type PlacedSpan = { readonly lane: Lane; readonly row: number; readonly span: LaneSpan };

export const placedSpans = (lanes: readonly Lane[]): readonly PlacedSpan[] =>
  lanes.flatMap((lane, row) => lane.spans.map((span) => ({ lane, row, span })));

const middle = ({ from, to }: LaneSpan): number => (from + to) / 2;

/** Along a lane by the sideways arrows, to the span nearest in time of another lane by the others. */
export const laneStep =
  (spans: readonly PlacedSpan[], direction: Direction) =>
  (key: string, from: number): number | null => {
    const here = spans[from];
    if (here === undefined) return null;
    if (key === 'Home') return 0;
    if (key === 'End') return spans.length - 1;
    const [back, forward] = direction === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    if (key === back || key === forward) {
      const to = from + (key === forward ? 1 : -1);
      return spans[to]?.row === here.row ? to : from;
    }
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
    const rows = [...new Set(spans.map(({ row }) => row))];
    const row = rows[rows.indexOf(here.row) + (key === 'ArrowDown' ? 1 : -1)];
    if (row === undefined) return from;
    let best = from;
    let least = Infinity;
    spans.forEach((one, index) => {
      const distance = Math.abs(middle(one.span) - middle(here.span));
      if (one.row === row && distance < least) {
        least = distance;
        best = index;
      }
    });
    return best;
  };
