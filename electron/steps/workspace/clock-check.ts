import { compareClock } from '#shared/calendar/deadlines-clock.ts';
import { epochMilliseconds } from '#shared/kernel/instant.ts';
import { readTimestampToken } from '../../pki/timestamps/read-token.ts';
import { noteClockCheck } from '../../store/procedures/reminders.ts';
import type { Host } from '../context.ts';

/**
 * Holds this machine's clock against a time that somebody else vouched for just now. What is off by more than a minute is
 * shown until the next comparison is right: deadlines are counted by this clock.
 */
export const noteTheirTime = (host: Host, source: string, theirs: number): void => {
  const ours = epochMilliseconds(host.clock());
  noteClockCheck(host.workspace.database, { source, theirs, ours });
  if (compareClock({ ours, theirs }).isWrong) host.emit({ type: 'changed', subject: 'procedures' });
};

/** A timestamp that a service made this very moment says what time it is there (RFC 3161 section 2.4.2, `genTime`). */
export const noteTimestampTime = async (host: Host, address: string, token: Uint8Array): Promise<void> => {
  const read = await readTimestampToken(token);
  if (read.ok) noteTheirTime(host, URL.canParse(address) ? new URL(address).host : address, read.value.info.genTime);
};
