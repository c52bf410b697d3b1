import type { QueuedTimestamp } from '#shared/contract/several.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';

/** What waits: since when, which file, how many digests. */
export const queueLines = (entries: readonly QueuedTimestamp[], words: Words): readonly string[] =>
  entries.length === 0
    ? [words.say('timestamps.nothing-waits')]
    : table(
        entries.map(({ entryId, path, queuedAt, digests, received }) => [
          entryId,
          words.moment(queuedAt),
          `${String(received)}/${String(digests.length)}`,
          path,
        ]),
      );
