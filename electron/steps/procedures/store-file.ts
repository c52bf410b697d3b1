import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Batch, FileEnd } from '../../notices/found.ts';
import { formatNamed } from '../../notices/formats.ts';
import { withOpenFile } from '../../notices/open-file.ts';
import { readNotices } from '../../notices/read-notices.ts';
import { startReading, type ThreadReading } from '../../notices/worker-channel.ts';
import type { Row } from '../../store/database.ts';
import { beginBulk, endBulk } from '../../store/procedures/indexes.ts';
import { beginSource, completeSource } from '../../store/procedures/sources.ts';
import { contentsOf } from './edition-bytes.ts';
import { createFindingList } from './finding-list.ts';
import type { FileAnswer, ImportContext, StagedFile } from './import-file.ts';
import { createTaker } from './take-batches.ts';
import type { ImportedProcedure } from './types.ts';
import { worthThread } from './worth-thread.ts';

type Reading = Generator<Batch, FileEnd>;
type Stored = Pick<FileAnswer, 'outcome' | 'findings'>;

/** From this size on, and into a workspace with few procedures, indexes are built at the end. */
const worthRebuild = 24 * 1024 * 1024;
const bytesPerNotice = 2_000;
/** Notices in one transaction: long enough to be cheap, short enough that another process need not wait. */
const transactionSize = 8_000;
/** Between two transactions the lock stays free for a moment, else a waiting process may never get it. */
const breath = 1;

class Rollback extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

const withReading = <T>(
  file: StagedFile,
  context: ImportContext,
  begun: ThreadReading | null,
  work: (reading: Reading) => T,
): T => {
  if (begun === null && (!context.mayWait || file.size < worthThread))
    return withOpenFile(file.path(), (open) => work(readNotices(open, file.encoding, context.format)));
  if (begun !== null) return work(begun.reading);
  const { reading, stop } = startReading({
    path: file.path(),
    encoding: file.encoding,
    expected: context.format,
  });
  try {
    return work(reading);
  } finally {
    stop();
  }
};

/**
 * Reads and stores a staged file, `begun` being the reading that may have begun while it was copied and that the caller
 * ends. Refuses only when cancelled; what is wrong with the file is its outcome.
 */
export const storeFile = (file: StagedFile, context: ImportContext, begun: ThreadReading | null): Outcome<Stored> => {
  const { database } = context;
  const findings = createFindingList(file.name);
  const refused = (finding: Finding): Outcome<Stored> => {
    findings.add(finding);
    return ok({ outcome: 'refused', findings: findings.all() });
  };
  const count = database.get<Row & { n: number }>('SELECT count(*) AS n FROM procedure')?.n ?? 0;
  const rebuilds = file.size > worthRebuild && file.size / bytesPerNotice > count * 4;

  let key = 0;
  let records = 0;
  let changed = 0;
  let left = 0;
  let good = 0;
  let format: SourceFormat = 'ocds';
  /** These two are told from the letters alone, so the user is told what was assumed. */
  const tellEncoding = (): void => {
    const isAssumed = file.encoding === 'windows-1251' || file.encoding === 'iso-8859-1';
    if (isAssumed && formatNamed(format)?.namesEncoding !== true)
      findings.add({ code: 'notice.encoding-read', severity: 'info', place: {}, details: { encoding: file.encoding } });
  };
  const begin = (): void => {
    key = beginSource(
      database,
      { digest: file.digest, size: file.size, name: file.name, format, encoding: file.encoding },
      context.now,
    );
  };
  const contents = contentsOf(database, context.vault, {
    key: () => key,
    get path() {
      return file.path();
    },
    encoding: file.encoding,
    get format() {
      return format;
    },
  });
  const take = createTaker(database, () => key, context.now, contents);
  const stored = (batch: Batch): ImportedProcedure[] => {
    const taken = take(batch);
    for (const finding of taken.findings) findings.add(finding);
    records += batch.found.length;
    changed += taken.changed;
    left += taken.refused;
    good += batch.found.length - (taken.refused - batch.refused);
    const blocker = taken.findings.find(({ severity }) => severity === 'blocker');
    if (batch.shape === 'document' && blocker !== undefined) throw new Rollback(blocker);
    context.onProgress(batch.bytes, records);
    return taken.procedures;
  };
  const complete = (): void => completeSource(database, key, findings.all());

  /** Whole or not at all: one transaction, and the bytes go to their place just before it is closed. */
  const storeDocument = (first: Batch, reading: Reading): Outcome<Stored> => {
    const procedures: ImportedProcedure[] = [];
    try {
      database.transaction(() => {
        begin();
        for (let step: IteratorResult<Batch, FileEnd> = { done: false, value: first }; ; step = reading.next()) {
          if (context.signal.aborted) throw new Rollback(cancelled);
          if (step.done === true) {
            if (!step.value.ok) throw new Rollback(step.value.finding);
            break;
          }
          procedures.push(...stored(step.value));
        }
        complete();
        file.keep();
      });
    } catch (error) {
      if (!(error instanceof Rollback)) throw error;
      if (error.finding === cancelled) return failKernel('call.cancelled');
      return ok({
        outcome: 'refused',
        findings: [{ ...error.finding, place: { ...error.finding.place, file: file.name } }],
      });
    }
    context.onProcedures(procedures);
    return ok({ outcome: changed === 0 ? 'unchanged' : 'imported', findings: findings.all() });
  };

  /** Each line stands alone: stored as it comes, in short transactions. What was stored before a cancel stays. */
  const storeLines = (first: Batch, reading: Reading): Outcome<Stored> => {
    let next: Batch | null = first;
    let end: FileEnd | null = null;
    const batch = (): Batch | null => (context.signal.aborted ? null : next);
    const advance = (): void => {
      const step = reading.next();
      if (step.done === true) [next, end] = [null, step.value];
      else next = step.value;
    };
    const endOf = (): FileEnd | null => end;
    /** A batch is stored and forgotten before the next is fetched: what is held long costs the collector dear. */
    const storeSome = (): ImportedProcedure[] => {
      const isFirst = key === 0;
      if (isFirst) begin();
      const procedures: ImportedProcedure[] = [];
      let room = transactionSize;
      for (let one = batch(); one !== null && room > 0; one = batch()) {
        procedures.push(...stored(one));
        room -= one.found.length;
        advance();
      }
      // Lines that only add to procedures which are not here leave nothing either.
      if (isFirst && good === 0) throw new Rollback(nothingTaken);
      if (isFirst) file.keep();
      return procedures;
    };
    // Until a line holds a notice there is nothing to keep: a file of bad lines leaves the workspace as it was.
    for (let one = batch(); one?.found.length === 0; one = batch()) {
      stored(one);
      advance();
    }
    while (batch() !== null) {
      try {
        context.onProcedures(database.transaction(storeSome));
      } catch (error) {
        if (!(error instanceof Rollback)) throw error;
        key = 0;
      }
      if (context.mayWait) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, breath);
    }
    if (context.signal.aborted) return failKernel('call.cancelled');
    const ended = endOf();
    if (ended !== null && !ended.ok && key === 0) return refused(ended.finding);
    if (good === 0 && left > 0) return ok({ outcome: 'refused', findings: findings.all() });
    database.transaction(complete);
    const whole = changed === 0 ? 'unchanged' : 'imported';
    return ok({ outcome: left > 0 ? 'partly' : whole, findings: findings.all() });
  };

  if (rebuilds) beginBulk(database);
  try {
    return withReading(file, context, begun, (reading) => {
      const first = reading.next();
      format = (first.done === true ? first.value.format : first.value.found[0]?.entry.sourceFormat) ?? format;
      tellEncoding();
      if (first.done === true)
        return refused(
          first.value.ok
            ? { code: 'notice.no-procedures', severity: 'blocker', place: {}, details: {} }
            : first.value.finding,
        );
      return first.value.shape === 'document' ? storeDocument(first.value, reading) : storeLines(first.value, reading);
    });
  } finally {
    if (rebuilds) endBulk(database);
  }
};

const nothingTaken: Finding = { code: 'notice.no-procedures', severity: 'info', place: {}, details: {} };
const cancelled: Finding = { code: 'call.cancelled', severity: 'info', place: {}, details: {} };
