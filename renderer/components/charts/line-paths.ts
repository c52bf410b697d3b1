import type { ChartPoint } from './chart-types.ts';

/** The line through the points, or the steps that hold from each to the next and on to `last`. */
export const pathOf = (
  points: readonly ChartPoint[],
  across: (at: number) => number,
  up: (value: number) => number,
  shape: 'line' | 'step',
  last: number,
): string =>
  points
    .map(({ at, value }, index) => {
      const y = up(Number(value)).toFixed(1);
      const start = `${index === 0 ? 'M' : 'L'}${across(at).toFixed(1)} ${y}`;
      return shape === 'line' ? start : `${start}H${across(points[index + 1]?.at ?? last).toFixed(1)}`;
    })
    .join('');

/** Points that carry a marker: none nearer to the one before than `apart` pixels. */
export const markedPoints = (
  points: readonly ChartPoint[],
  across: (at: number) => number,
  apart: number,
): readonly ChartPoint[] => {
  let before = -Infinity;
  return points.filter(({ at }) => {
    const isFar = Math.abs(across(at) - before) >= apart || before === -Infinity;
    if (isFar) before = across(at);
    return isFar;
  });
};
