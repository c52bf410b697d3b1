import { useEffect } from 'react';
import { create } from 'zustand';
import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';

/**
 * The workstation's clock, carried on by this page: every answer of `workspace.status` says what time the host has, and
 * the page adds what has passed since. Two clocks on one screen never disagree.
 */
type Clock = { readonly now: Instant; readonly offset: number };
export const useClock = create<Clock>(() => ({ now: instantFromEpoch(Date.now()), offset: 0 }));

export const setClock = (hostNow: Instant): void => {
  const offset = Date.parse(hostNow) - Date.now();
  useClock.setState({ offset, now: hostNow });
};

/** Re-drawn once a second; for words that change by the minute use `useMinute`. */
export const useSecond = (): Instant => useClock(({ now }) => now);

/** Changes once a minute, so that tables are not re-drawn every second. */
export const useMinute = (): Instant => useClock(({ now }) => `${now.slice(0, 16)}:00Z` as Instant);

/** Mounted once, by the frame. */
export const useTicking = (): void => {
  useEffect(() => {
    const timer = setInterval(() => {
      const { offset } = useClock.getState();
      useClock.setState({ now: instantFromEpoch(Math.floor((Date.now() + offset) / 1000) * 1000) });
    }, 1000);
    return () => clearInterval(timer);
  }, []);
};
