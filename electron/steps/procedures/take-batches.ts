import type { Finding } from '#shared/kernel/failure.ts';
import type { Batch, Found } from '../../notices/found.ts';
import type { Database } from '../../store/database.ts';
import { writeEdition, type EditionContents } from '../../store/procedures/editions.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { anyWaiting, applyWaiting, keepWaiting } from '../../store/procedures/waiting.ts';
import type { ImportedProcedure } from './types.ts';

export type Taken = {
  /** Each procedure once, when it is first met in the file. */
  readonly procedures: ImportedProcedure[];
  readonly findings: Finding[];
  readonly changed: number;
  readonly refused: number;
};

/** It adds to a procedure that is not here, and is kept until that comes. */
const waits = ({ entry, offset, path, line }: Found): Finding => ({
  code: 'notice.no-earlier-edition',
  severity: 'warning',
  place: { offset, path, ...(line === null ? {} : { line }) },
  details: { sourceId: entry.sourceId },
});

const untitled = (found: Found): Finding => ({
  code: 'notice.missing-field',
  severity: 'blocker',
  place: {
    offset: found.offset,
    path: found.path === '' ? 'tender.title' : `${found.path}.tender.title`,
    ...(found.line === null ? {} : { line: found.line }),
  },
  details: { field: 'tender.title' },
});

/**
 * Stores the notices of one file, batch by batch; each call must stand inside a transaction. What is only about a notice
 * that is not here waits for it.
 */
export const createTaker = (
  database: Database,
  sourceKey: () => number,
  now: number,
  contents: EditionContents,
): ((batch: Batch) => Taken) => {
  /** Keys given in this import grow, so what is new needs no memory; only earlier procedures are remembered. */
  let firstNew: number | null = null;
  const met = new Set<number>();
  return (batch) => {
    const procedures: ImportedProcedure[] = [];
    const findings: Finding[] = [...batch.findings];
    let { refused } = batch;
    let changed = 0;
    let isWaiting = anyWaiting(database);
    for (const found of batch.found) {
      const written = writeEdition(database, sourceKey(), found, now, contents);
      if (written.change === 'refused') {
        if (found.entry.sourceFormat === 'ocds') {
          refused += 1;
          findings.push(untitled(found));
          continue;
        }
        if (keepWaiting(database, sourceKey(), found, now)) changed += 1;
        isWaiting = true;
        findings.push(waits(found));
        continue;
      }
      const { change, key, title } = written;
      const { sourceId } = found.entry;
      if (change === 'procedure') {
        firstNew ??= key;
        const applied = isWaiting ? applyWaiting(database, key, found.entry, now, contents) : 0;
        if (applied > 0)
          findings.push({
            code: 'procedure.waiting-applied',
            severity: 'info',
            place: { offset: found.offset, ...(found.line === null ? {} : { line: found.line }) },
            details: { sourceId, count: applied },
          });
      }
      if (change !== 'none') changed += 1;
      const isOfThisFile = firstNew !== null && key >= firstNew;
      if (change === 'procedure' || (!isOfThisFile && !met.has(key)))
        procedures.push({ id: procedureIdOf(key), sourceId, title, isNew: change === 'procedure' });
      if (change === 'procedure' || isOfThisFile) continue;
      met.add(key);
      if (change === 'none') continue;
      findings.push({
        code: change === 'edition' ? 'procedure.edition-added' : 'procedure.edition-earlier',
        severity: 'info',
        place: { offset: found.offset, ...(found.line === null ? {} : { line: found.line }) },
        details: { sourceId, edition: written.edition },
      });
    }
    return { procedures, findings, changed, refused };
  };
};
