import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import { createEncodingProbe } from '../../notices/encoding.ts';
import type { Encoding } from '../../notices/json/strict.ts';
import type { Database } from '../../store/database.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { hasSourceOfSize, proceduresOfSource, sourceByDigest, type SourceRow } from '../../store/procedures/sources.ts';
import type { Staged, Vault } from '../../store/vault.ts';
import { readAhead } from './read-ahead.ts';
import { worthThread } from './worth-thread.ts';
import type { ImportAnswer, ImportedProcedure } from './types.ts';

export type ImportContext = {
  readonly database: Database;
  readonly vault: Vault;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly format: SourceFormat | 'auto';
  /** True in a thread that may wait: a large file is then read in one more thread while this one stores. */
  readonly mayWait: boolean;
  readonly signal: AbortSignal;
  /** `done`: bytes of this file read; `records`: notices stored. */
  readonly onProgress: (done: number, records: number) => void;
  readonly onProcedures: (batch: readonly ImportedProcedure[]) => void;
};

export type FileAnswer = ImportAnswer['files'][number];
export type StagedFile = Staged & { readonly name: string; readonly encoding: Encoding };

const digestOf = async (path: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024, signal }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
};

/** Procedures told of at a time, so that a large file that is here already takes no memory either. */
const toldAtOnce = 5_000;

const unchanged = (path: string, source: SourceRow, context: ImportContext): FileAnswer => {
  for (let after = 0; ;) {
    const procedures = proceduresOfSource(context.database, source.source_key, after, toldAtOnce);
    context.onProcedures(
      procedures.map(({ procedure_key: key, source_id: sourceId, title }) => ({
        id: procedureIdOf(key),
        sourceId,
        title,
        isNew: false,
      })),
    );
    const last = procedures.at(-1)?.procedure_key;
    if (last === undefined || procedures.length < toldAtOnce) break;
    after = last;
  }
  return { file: path, outcome: 'unchanged', findings: JSON.parse(source.findings) as Finding[] };
};

/** Its bytes, or 0 where it is no file; copying then says what is wrong with it. */
const sizeOf = async (path: string): Promise<number> => {
  const facts = await stat(path).catch(() => null);
  return facts?.isFile() === true ? facts.size : 0;
};

/** A file that was read to its end before, found by its digest without copying it. */
const knownSource = async (path: string, size: number, context: ImportContext): Promise<SourceRow | null> => {
  if (!hasSourceOfSize(context.database, size)) return null;
  const source = sourceByDigest(context.database, await digestOf(path, context.signal));
  return source?.is_complete === 1 ? source : null;
};

export const refusedFile = (path: string, failure: Failure): FileAnswer => ({
  file: path,
  outcome: 'refused',
  findings: [
    {
      code: failure.code,
      severity: 'blocker',
      place: { file: harmlessLine(basename(path)) },
      details: failure.details,
    },
  ],
});

/** Codes that are about the one file; the others stop the whole import. */
const aboutFile = new Set(['file.not-found', 'file.unreadable', 'file.not-a-file', 'file.changed-while-read']);

/**
 * Takes one file into the workspace: copied and hashed in one go, read from that copy, stored. JSON Lines are stored as
 * they are read; any other file whole or not at all, and one that is refused leaves nothing behind.
 */
export const importFile = async (path: string, context: ImportContext): Promise<Outcome<FileAnswer>> => {
  if (context.signal.aborted) return failKernel('call.cancelled');
  const size = await sizeOf(path);
  const known = await knownSource(path, size, context).catch(() => null);
  if (known !== null) return ok(unchanged(path, known, context));
  const probe = createEncodingProbe();
  // Every reader hangs on it: loaded while the file is copied.
  const storing = import('./store-file.ts');
  const ahead = context.mayWait && size >= worthThread ? readAhead(probe, size, context.format) : null;
  try {
    const staged = await context.vault.stageFile(path, {
      signal: context.signal,
      onPiece: probe.feed,
      onOpened: (copy) => ahead?.onOpened(copy),
      onProgress: (bytes) => {
        ahead?.onProgress(bytes);
        // A sign of life, and the moment at which a cancel is heard.
        context.onProgress(0, 0);
      },
    });
    if (!staged.ok) return aboutFile.has(staged.error.code) ? ok(refusedFile(path, staged.error)) : staged;
    const file: StagedFile = { ...staged.value, name: harmlessLine(basename(path)), encoding: probe.end() };
    try {
      const source = sourceByDigest(context.database, file.digest);
      if (source?.is_complete === 1) return ok(unchanged(path, source, context));
      const { storeFile } = await storing;
      const stored = storeFile(file, context, ahead?.taken(file) ?? null);
      return stored.ok ? ok({ file: path, ...stored.value }) : stored;
    } finally {
      file.drop();
    }
  } finally {
    ahead?.drop();
  }
};
