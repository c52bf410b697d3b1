import { basename } from 'node:path';
import type { TokenChoice } from '#shared/contract/signing.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../context.ts';
import { findKeyRecord, type KeyRecord } from '../keys/key-records.ts';
import type { KeySource } from '../keys/open-key.ts';
import { readTokenUri } from '../keys/token-uri.ts';
import { librariesFor } from '../tokens/which-library.ts';

const sourceOf = (host: Host, record: KeyRecord): Outcome<KeySource> => {
  const place = readTokenUri(record.path);
  if (place === null) return ok({ kind: 'file', path: record.path, label: record.label });
  const libraries = librariesFor(host, { library: place.library, libraryFileId: null });
  if (!libraries.ok) return libraries;
  return ok({
    kind: 'token',
    libraries: libraries.value,
    token: place.serial === '' ? place.label : place.serial,
    key: place.id === '' ? (record.certificates[0]?.certificateId ?? null) : place.id,
    label: record.label,
  });
};

/** The key a face names: one of the workspace's, or a file or token used this once. */
export const keySourceOf = (
  host: Host,
  input: {
    readonly keyId: string | null;
    readonly keyFileId: string | null;
    readonly token: TokenChoice | null;
  },
): Outcome<KeySource> => {
  const { keyId, keyFileId, token } = input;
  if (token !== null) {
    const libraries = librariesFor(host, token);
    if (!libraries.ok) return libraries;
    return ok({
      kind: 'token',
      libraries: libraries.value,
      token: token.token,
      key: token.key,
      label: token.token ?? '',
    });
  }
  if (keyFileId !== null) {
    const path = host.files.pathOf(keyFileId);
    return path.ok ? ok({ kind: 'file', path: path.value, label: basename(path.value) }) : path;
  }
  if (keyId === null) return failKernel('input.invalid', { path: 'keyId', reason: 'missing' });
  const record = findKeyRecord(host.workspace.database, keyId);
  return record === null ? failKernel('record.not-found', { kind: 'key', id: keyId }) : sourceOf(host, record);
};
