import type { HandoverCode } from '#shared/bid/handover/codes.ts';
import { failHandover } from '#shared/bid/handover/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ByteSource } from '../../pki/cms/byte-source.ts';
import { entryChunks } from '../../pki/containers/zip-entry-read.ts';
import { ZipFault } from '../../pki/containers/zip-fault.ts';
import { readZip, type ZipEntry } from '../../pki/containers/zip-read.ts';
import type { Vault } from '../../store/vault.ts';
import { carried, carriedFormat, largestRecord, recordName, type Carried } from './carried.ts';
import { isLinkOf } from './evidence-slice.ts';
import { filesOf } from './gather-files.ts';
import { digestOfContent, digestOfState } from './present-state.ts';

const entryName = /^files\/[0-9a-f]{64}$/;
const stored = 0;

type Refusal = Extract<Outcome<never, HandoverCode>, { ok: false }>;
const damaged = (file: string, where: string, reason: string): Refusal =>
  failHandover('handover.damaged', { file, where: harmlessLine(where).slice(0, 200), reason });

/** Names, kinds and the way of packing are ours alone: anything else was not written by this program. */
const entriesOf = async (source: ByteSource, file: string): Promise<Outcome<ReadonlyMap<string, ZipEntry>>> => {
  const archive = await readZip(source);
  if (archive === null) return damaged(file, 'zip', 'not an archive');
  const fault = archive.observations.find(({ blocks }) => blocks);
  const { entries } = archive;
  const foreign = entries.find(({ name }) => name !== recordName && !entryName.test(name));
  if (foreign !== undefined) return damaged(file, foreign.name, 'unexpected name');
  if (fault !== undefined) return damaged(file, String(fault.details['name'] ?? 'zip'), fault.code);
  const packed = entries.find(({ method }) => method !== stored);
  if (packed !== undefined) return damaged(file, packed.name, 'compressed');
  return ok(new Map(entries.map((entry) => [entry.name, entry])));
};

const readRecord = async (source: ByteSource, entry: ZipEntry, file: string): Promise<Outcome<Carried>> => {
  if (entry.size > largestRecord)
    return failKernel('file.too-large', { file: `${file}: ${recordName}`, size: entry.size, limit: largestRecord });
  const parts: Uint8Array[] = [];
  for await (const chunk of entryChunks(source, entry)) parts.push(Uint8Array.from(chunk));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    return damaged(file, recordName, 'JSON');
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : '';
  if (/^bidwright-handover\/\d$/.test(format) && format !== carriedFormat)
    return failHandover(format < carriedFormat ? 'handover.older' : 'handover.newer', { file, format });
  const read = carried.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return damaged(file, `${recordName}: ${issue?.path.join('.') ?? ''}`, issue?.message ?? 'shape');
};

/** What the record says of itself and what lies beside it is one story. */
const checkRecord = (record: Carried, entries: ReadonlyMap<string, ZipEntry>, file: string): Outcome<null> => {
  const { state, digest, passing, files, notices, states, acts } = record;
  if (digestOfState(state) !== digest) return damaged(file, `${recordName}: state`, 'digest');
  if (digestOfContent(state) !== passing.content) return damaged(file, `${recordName}: passing.content`, 'digest');
  if (!states.some((one) => one.digest === digest)) return damaged(file, `${recordName}: states`, 'missing');
  const forged = acts.findIndex((link) => !isLinkOf(state.draft.bidId, link));
  if (forged !== -1) return damaged(file, `${recordName}: acts.${forged}`, 'hash');
  const sizes = new Map(files.map((one) => [one.digest, one.size]));
  const wanted = [...filesOf(state), ...notices.map((notice) => ({ ...notice, name: 'notice' }))];
  const untold = wanted.find((one) => sizes.get(one.digest) !== one.size);
  if (untold !== undefined) return damaged(file, `${recordName}: files`, harmlessLine(untold.name));
  const needed = new Set(wanted.map((one) => `files/${one.digest}`));
  const extra = [...entries.keys()].find((name) => name !== recordName && !needed.has(name));
  if (extra !== undefined) return damaged(file, extra, 'not in the record');
  const absent = files.find((one) => entries.get(`files/${one.digest}`)?.size !== one.size);
  return absent === undefined ? ok(null) : damaged(file, `files/${absent.digest}`, 'missing or of another size');
};

export type OpenedRecord = { readonly record: Carried; readonly entries: ReadonlyMap<string, ZipEntry> };

/** The record of an opened file with the entries beside it. Every refusal names the place in the file and the reason. */
export const readCarried = async (source: ByteSource, file: string): Promise<Outcome<OpenedRecord>> => {
  try {
    const entries = await entriesOf(source, file);
    if (!entries.ok) return entries;
    const entry = entries.value.get(recordName);
    if (entry === undefined) return damaged(file, recordName, 'missing');
    const record = await readRecord(source, entry, file);
    if (!record.ok) return record;
    const checked = checkRecord(record.value, entries.value, file);
    return checked.ok ? ok({ record: record.value, entries: entries.value }) : checked;
  } catch (error) {
    if (error instanceof ZipFault) return damaged(file, String(error.details['name'] ?? 'zip'), error.code);
    throw error;
  }
};

/**
 * Puts the files beside the record into the vault, each by the digest it must have. What is there already is not read again.
 * Broken off half-way it leaves files that nothing refers to, which the vault clears some day.
 */
export const storeFiles = async (
  vault: Vault,
  source: ByteSource,
  { record, entries }: OpenedRecord,
  file: string,
  watch: { readonly signal: AbortSignal; readonly onBytes: (done: number, total: number) => void },
): Promise<Outcome<null>> => {
  const total = record.files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const { digest, size } of record.files) {
    const entry = entries.get(`files/${digest}`);
    if (entry === undefined) return damaged(file, `files/${digest}`, 'missing');
    if (!vault.has(digest)) {
      try {
        const kept = await vault.putStream(entryChunks(source, entry), {
          signal: watch.signal,
          onProgress: (done) => watch.onBytes(before + done, total),
        });
        if (!kept.ok) return kept;
        if (kept.value.digest !== digest) return damaged(file, `files/${digest}`, 'digest');
      } catch (error) {
        if (error instanceof ZipFault) return damaged(file, `files/${digest}`, error.code);
        throw error;
      }
    }
    before += size;
    watch.onBytes(before, total);
  }
  return ok(null);
};
