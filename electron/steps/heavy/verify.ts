import type { Outcome } from '#shared/kernel/failure.ts';
import type { Report } from '#shared/verification/report.ts';
import type { VerifyInput } from '../../pki/verify/input.ts';
import { verifyFile } from '../../pki/verify/verify-file.ts';
import { databasePath } from '../../store/paths.ts';
import { openSqlite } from '../../store/sqlite.ts';
import { listsAtHand } from '../trust/ask-lists.ts';
import type { JobWatch } from './watch.ts';

/** `lists`: the workspace whose trust lists are asked; null: none are. */
type Question = Omit<VerifyInput, 'signal' | 'onProgress' | 'askLists'> & { readonly lists: string | null };

/** As `verifyFile`, with a connection of its own to the lists that are kept. */
export const verify = async ({ lists, ...question }: Question, watch: JobWatch): Promise<Outcome<Report>> => {
  const database = lists === null ? null : openSqlite(databasePath(lists));
  try {
    const askLists = database === null ? null : listsAtHand(database);
    return await verifyFile({
      ...question,
      ...(askLists === null ? {} : { askLists }),
      signal: watch.signal,
      onProgress: watch.onBytes,
    });
  } finally {
    database?.close();
  }
};
