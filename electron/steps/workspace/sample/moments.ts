import { epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { Call } from '../../context.ts';

const hour = 3_600_000;

/** Milliseconds that an offset is ahead of UTC. */
const shiftOf = (offset: string): number =>
  (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000;

const writtenAt = (milliseconds: number, offset: string): string =>
  `${instantFromEpoch(milliseconds + shiftOf(offset)).slice(0, 19)}${offset}`;

/** A moment in the buyer's own time at the full hour, as buyers write it. */
export const hourFrom = (now: Instant, hours: number, offset: string): string =>
  writtenAt(Math.floor((epochMilliseconds(now) + hours * hour) / hour) * hour, offset);

/** The deadline's day with the hour that buyers like, 10:00 of their own time; the next day where that has gone by. */
export const morningFrom = (now: Instant, hours: number, offset: string): string => {
  const dayLength = 24 * hour;
  const shift = shiftOf(offset);
  const morning =
    Math.floor((epochMilliseconds(now) + hours * hour + shift) / dayLength) * dayLength + 10 * hour - shift;
  return writtenAt(hours > 0 && morning < epochMilliseconds(now) + hour ? morning + dayLength : morning, offset);
};

/** The same call some hours earlier: what the sample's company did then is recorded as done then. */
export const callAt = (call: Call, hours: number): Call => {
  const then = instantFromEpoch(epochMilliseconds(call.host.clock()) + hours * hour);
  return { ...call, host: { ...call.host, clock: () => then } };
};
