import { hash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { Procedure } from '#shared/procedure/model.ts';
import { failProcedure } from '#shared/procedure/codes.ts';
import type { EditionBytes, NoticeFormat } from './format.ts';
import { formatNamed } from './formats.ts';

export type { EditionBytes } from './format.ts';

/** The editions of one procedure are all of one format. */
const formatOf = (editions: readonly EditionBytes[]): NoticeFormat | null => {
  const [first] = editions;
  return first === undefined ? null : formatNamed(first.format);
};

/** Everything a procedure's editions say together, read again from their own bytes; see `NoticeFormat.procedure`. */
export const readProcedure = (
  editions: readonly EditionBytes[],
  languages: readonly string[] = [],
): Outcome<Procedure> => formatOf(editions)?.procedure(editions, languages) ?? failProcedure('notice.not-recognised');

export const readIndexEntry = (editions: readonly EditionBytes[], sourceId: string): Outcome<IndexEntry> =>
  formatOf(editions)?.indexEntry(editions, sourceId) ?? failProcedure('notice.not-recognised');

/** SHA-256 of an edition's own bytes, or of the notice inside them: what a bid made for this edition is bound to. */
export const editionDigest = (edition: EditionBytes): string =>
  formatNamed(edition.format)?.digest(edition) ?? hash('sha256', edition.bytes);

/** Whether two editions say the same whatever their spacing, encoding and order of fields. */
export const isSameContent = (one: EditionBytes, other: EditionBytes): boolean =>
  one.format === other.format && (formatNamed(one.format)?.isSame(one, other) ?? false);
