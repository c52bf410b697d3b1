import type { AuctionView } from '#shared/contract/auctions.ts';

type Times = Pick<AuctionView['desk'], 'closes' | 'finalPhaseEnds'> & { readonly startsAt: string };
export type Countdown = {
  readonly phase: AuctionView['desk']['phase'];
  /** Milliseconds until the phase is over; null: nobody said when, or it is over. */
  readonly left: number | null;
};

/** Which phase it is by the clock on the wall, and how long that lasts: the page needs no answer to count on. */
export const countdown = ({ startsAt, closes, finalPhaseEnds }: Times, now: string): Countdown => {
  const at = Date.parse(now);
  const until = (moment: string): number => Date.parse(moment) - at;
  if (until(startsAt) > 0) return { phase: 'before', left: until(startsAt) };
  if (closes === null) return { phase: 'open', left: null };
  if (until(closes) > 0) return { phase: 'open', left: until(closes) };
  if (finalPhaseEnds !== null && until(finalPhaseEnds) > 0) return { phase: 'final', left: until(finalPhaseEnds) };
  return { phase: 'closed', left: null };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `3:59`, `1:04:00`, `52:00:00`: whole seconds, those begun count. */
export const countdownText = (milliseconds: number): string => {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0
    ? `${String(minutes)}:${two(seconds % 60)}`
    : `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`;
};
