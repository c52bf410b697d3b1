import type { Along, ChartPoint } from './chart-types.ts';

/** The drawing's size in pixels and the edges kept free within it; `start` is where reading begins. */
export type Canvas = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
};
export type Direction = 'ltr' | 'rtl';

const bounds = (along: Along): readonly [number, number] =>
  along.kind === 'days' ? [0, along.days] : [along.from, along.to];

/** From a place to pixels. Time and terms run the way the language reads. */
export const acrossOf = (canvas: Canvas, along: Along, direction: Direction) => {
  const [first, last] = bounds(along);
  const inner = canvas.width - canvas.start - canvas.end;
  return (at: number): number => {
    const share = last === first ? 0 : (Math.min(Math.max(at, first), last) - first) / (last - first);
    const from = canvas.start + inner * share;
    return direction === 'rtl' ? canvas.width - from : from;
  };
};

/** The place in `places` (rising) that is drawn nearest to a pixel; -1 where there is none. */
export const nearestTo = (places: readonly number[], across: (at: number) => number, x: number): number => {
  let best = -1;
  let least = Infinity;
  places.forEach((place, index) => {
    const distance = Math.abs(across(place) - x);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
};

/** Every place where any of the lines has a point, in rising order, once. */
export const placesOf = (series: readonly { readonly points: readonly ChartPoint[] }[]): readonly number[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].toSorted((a, b) => a - b);

/** What holds at a place: a step's value lasts until the next point, a line has one only where it has a point. */
export const valueAt = (points: readonly ChartPoint[], at: number, shape: 'line' | 'step'): string | null => {
  const point = shape === 'step' ? points.findLast((one) => one.at <= at) : points.find((one) => one.at === at);
  return point?.value ?? null;
};
