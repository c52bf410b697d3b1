import { useState, type KeyboardEvent } from 'react';
import type { Direction } from './placing.ts';

const page = 10;

/** Which of `count` places an arrow leads to; null for a key that means nothing here. Forward is where reading goes. */
export const walked = (key: string, from: number, count: number, direction: Direction): number | null => {
  const [back, forward] = direction === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  const to =
    key === forward || key === 'ArrowDown'
      ? from + 1
      : key === back || key === 'ArrowUp'
        ? from - 1
        : key === 'PageDown'
          ? from + page
          : key === 'PageUp'
            ? from - page
            : key === 'Home'
              ? 0
              : key === 'End'
                ? count - 1
                : null;
  return to === null ? null : Math.min(Math.max(to, 0), count - 1);
};

export type Walk = {
  /** The place pointed at, by keys or pointer; null: none. */
  readonly at: number | null;
  /** Whether a key led there: only then may the page scroll to it. */
  readonly isByKeys: boolean;
  readonly point: (place: number | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** One stop for Tab, whose places the arrows walk through. */
export const useWalk = (
  count: number,
  direction: Direction,
  step: (key: string, from: number) => number | null = (key, from) => walked(key, from, count, direction),
): Walk => {
  const [place, setPlace] = useState<number | null>(null);
  const [isByKeys, setByKeys] = useState(false);
  const at = place === null || count === 0 ? null : Math.min(place, count - 1);
  return {
    at,
    isByKeys,
    point: (to) => {
      setByKeys(false);
      setPlace(to);
    },
    onKeyDown: (event) => {
      if (count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const to = at === null && event.key.startsWith('Arrow') ? 0 : step(event.key, at ?? 0);
      if (to === null) return;
      event.preventDefault();
      setByKeys(true);
      setPlace(to);
    },
  };
};
