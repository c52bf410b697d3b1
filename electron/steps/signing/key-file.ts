import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../context.ts';
import { findKeyRecord } from '../keys/key-records.ts';

/** The key file a face names: one of the workspace's, or one used this once. */
export type KeyFile = { readonly path: string; readonly label: string };

export const keyFileOf = (
  host: Host,
  { keyId, keyFileId }: { readonly keyId: string | null; readonly keyFileId: string | null },
): Outcome<KeyFile> => {
  if (keyFileId !== null) {
    const path = host.files.pathOf(keyFileId);
    return path.ok ? ok({ path: path.value, label: basename(path.value) }) : path;
  }
  if (keyId === null) return failKernel('input.invalid', { path: 'keyId', reason: 'missing' });
  const record = findKeyRecord(host.workspace.database, keyId);
  return record === null
    ? failKernel('record.not-found', { kind: 'key', id: keyId })
    : ok({ path: record.path, label: record.label });
};
