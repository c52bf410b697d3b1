import { join } from 'node:path';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import { failHandover } from '#shared/bid/handover/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { statSync } from 'node:fs';
import { editionsOf } from '../../store/procedures/editions.ts';
import { findProcedure } from '../../store/procedures/query.ts';
import { procedureKeyOf } from '../../store/procedures/ids.ts';
import { sourceByKey } from '../../store/procedures/sources.ts';
import { readSliceOf } from '../../store/vault-files.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { CarriedFile } from './carried.ts';

/** A file of the vault that travels, with the name it is told by. */
export type TravellingFile = CarriedFile & { readonly name: string };

/** Documents, manifests, signatures, snapshots, receipts, powers of attorney and reports, each content once. */
export const filesOf = (state: HandoverState): readonly TravellingFile[] => {
  const { draft, versions, events, authority, rehearsals } = state;
  const receipts = events.flatMap((event) => {
    const file = 'receipt' in event ? event.receipt?.file : null;
    return file === null || file === undefined ? [] : [file];
  });
  const named = (name: string, file: Omit<TravellingFile, 'name'> | null): readonly TravellingFile[] =>
    file === null ? [] : [{ ...file, name }];
  const all = [
    ...draft.documents.map(({ name, size, digest }) => ({ name, size, digest: digest.value })),
    ...versions.flatMap(({ version, manifest, signatures, snapshot }) => [
      manifest,
      ...signatures,
      ...named(`version ${version}`, snapshot),
    ]),
    ...receipts,
    ...(authority === null ? [] : [authority.file, ...named(authority.number, authority.signatureFile)]),
    ...rehearsals.flatMap(({ rehearsalId, report }) => named(rehearsalId, report)),
  ].map(({ name, size, digest }) => ({ name, size, digest }));
  return [...new Map(all.map((file) => [file.digest, file])).values()];
};

/** Every one of them is still in the vault and as long as it was. */
export const missingFile = (workspace: Workspace, files: readonly TravellingFile[]): Outcome<null> => {
  const missing = files.find(
    ({ digest, size }) => statSync(workspace.vault.pathOf(digest), { throwIfNoEntry: false })?.size !== size,
  );
  return missing === undefined ? ok(null) : failHandover('handover.document-missing', { file: missing.name });
};

/** A file of notices up to here travels whole; of a larger one only the part that is about the procedure. */
const wholeUpTo = 16 * 1024 * 1024;

/** The procedure's editions as they were received: whole files of the vault, or slices of them. */
export const noticesOf = (
  { database, vault }: Workspace,
  procedureId: string,
): Outcome<readonly { readonly digest: string | null; readonly bytes: Uint8Array | null }[]> => {
  const record = findProcedure(database, procedureKeyOf(procedureId), procedureId);
  if (record === undefined) return ok([]);
  const seen = new Set<string>();
  const notices: { digest: string | null; bytes: Uint8Array | null }[] = [];
  for (const edition of editionsOf(database, record.procedure_key)) {
    const source = sourceByKey(database, edition.source_key);
    if (source === undefined) continue;
    const path = vault.pathOf(source.digest);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= wholeUpTo) {
      if (seen.has(source.digest)) continue;
      seen.add(source.digest);
      notices.push({ digest: source.digest, bytes: null });
    } else {
      const bytes = readSliceOf(path, edition.slice_offset, edition.slice_length);
      if (!bytes.ok) return bytes;
      notices.push({ digest: null, bytes: bytes.value });
    }
  }
  return ok(notices);
};

/** Where plain text lies for a moment while a file is made or opened: inside the workspace, as private as the vault. */
export const passageFolder = (workspace: Workspace): string => join(workspace.folder, 'passage');
