import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { KernelCode } from '#shared/kernel/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { fileSource, SourceChanged, type ByteSource } from '../cms/byte-source.ts';
import { Cancelled } from './content-pass.ts';
import type { OtherFile } from './examine-signature-file.ts';
import type { VerifyFile, VerifyInput } from './input.ts';
import { verifySource } from './verify-source.ts';

/** Endings that a detached signature adds to the name of what it signs. */
const endings = /\.(?:p7s|sig|sgn|sign|p7m)$/i;

type OpenFile = { readonly name: string; readonly bytes: ByteSource; readonly handle: FileHandle };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unknown';

/** Looks before opening: opening a pipe would wait for somebody to write into it. */
const openFile = async (file: string): Promise<Result<OpenFile, Failure<KernelCode>>> => {
  try {
    if (!(await stat(file)).isFile()) return failKernel('file.not-a-file', { file });
    const handle = await open(file, 'r');
    const { size } = await handle.stat();
    return ok({ name: basename(file), bytes: fileSource(handle, size), handle });
  } catch (error) {
    const reason = codeOf(error);
    return reason === 'ENOENT'
      ? failKernel('file.not-found', { file })
      : failKernel('file.unreadable', { file, reason });
  }
};

/** The given content, or the file beside the signature under its name without the ending; null: neither. */
const openOther = async (input: VerifyInput): Promise<Result<(OpenFile & OtherFile) | null, Failure<KernelCode>>> => {
  if (input.content !== undefined) {
    const given = await openFile(input.content);
    return given.ok ? ok({ ...given.value, source: 'given' }) : given;
  }
  if (!endings.test(input.file)) return ok(null);
  const beside = await openFile(input.file.replace(endings, ''));
  return ok(beside.ok ? { ...beside.value, source: 'beside' } : null);
};

/**
 * Answers what a stranger can confirm about a file, by ETSI EN 319 102-1: a signature (CMS in DER, PEM or base64,
 * attached or detached), an ASiC container, or anything else, which is a finding. Reads the content once and holds one
 * chunk of it. Refuses only with `file.*` when a file cannot be opened, and `call.cancelled`.
 */
export const verifyFile: VerifyFile = async (input) => {
  const file = await openFile(input.file);
  if (!file.ok) return file;
  const other = await openOther(input);
  if (!other.ok) {
    await file.value.handle.close();
    return other;
  }
  try {
    return ok(await verifySource(file.value, other.value, input));
  } catch (error) {
    if (error instanceof Cancelled) return failKernel('call.cancelled');
    if (error instanceof SourceChanged) return failKernel('file.changed-while-read', { file: input.file });
    const reason = codeOf(error);
    if (/^E[A-Z]+$/.test(reason)) return refuse({ code: 'file.unreadable', details: { file: input.file, reason } });
    throw error;
  } finally {
    await file.value.handle.close();
    await other.value?.handle.close();
  }
};
