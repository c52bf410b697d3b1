import { pixelsPerPoint, type Size } from './sheet.ts';

/** A chosen share of the natural size, or what the place allows. */
export type Zoom = number | 'width' | 'whole';

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;
const least = 0.1;

/** CSS pixels to a point for pages of this size in a place of that one (CSS pixels, without its margins). */
export const scaleOf = (zoom: Zoom, page: Size, room: Size): number => {
  const byWidth = room.width / page.width;
  const wanted =
    zoom === 'width'
      ? byWidth
      : zoom === 'whole'
        ? Math.min(byWidth, room.height / page.height)
        : zoom * pixelsPerPoint;
  return Math.min(Math.max(wanted, least * pixelsPerPoint), (steps.at(-1) ?? 1) * pixelsPerPoint);
};

/** The next step of size up or down from a scale; the last stays. */
export const stepFrom = (scale: number, direction: 1 | -1): number => {
  const now = scale / pixelsPerPoint;
  const next =
    direction === 1 ? steps.find((step) => step > now + 0.005) : steps.findLast((step) => step < now - 0.005);
  return next ?? (direction === 1 ? (steps.at(-1) ?? 1) : steps[0]);
};

export const percentOf = (scale: number): string => `${Math.round((scale / pixelsPerPoint) * 100)} %`;
