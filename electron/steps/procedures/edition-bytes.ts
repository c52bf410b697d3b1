import type { Encoding } from '../../notices/json/strict.ts';
import { isSameContent, readIndexEntry, type EditionBytes } from '../../notices/read-edition.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Database } from '../../store/database.ts';
import type { EditionContents, EditionRow, NewEdition } from '../../store/procedures/editions.ts';
import { sourceByKey } from '../../store/procedures/sources.ts';
import { readSliceOf } from '../../store/vault-files.ts';
import type { Vault } from '../../store/vault.ts';

type Source = { readonly path: string; readonly encoding: Encoding; readonly format: SourceFormat };

/** Finds editions' bytes. `current` is the file being imported, which is not in the vault yet. */
export const editionReader = (
  database: Database,
  vault: Vault,
  current: (Source & { readonly key: () => number }) | null = null,
) => {
  const sources = new Map<number, Source>();
  const sourceOf = (key: number): Source | null => {
    if (current !== null && key === current.key()) return current;
    const known = sources.get(key);
    if (known !== undefined) return known;
    const row = sourceByKey(database, key);
    if (row === undefined) return null;
    const source: Source = {
      path: vault.pathOf(row.digest),
      encoding: row.encoding as Encoding,
      format: row.format as SourceFormat,
    };
    sources.set(key, source);
    return source;
  };
  const bytesOf = (
    key: number,
    at: {
      readonly offset: number;
      readonly length: number;
      readonly inner: string;
      readonly kind: EditionBytes['kind'];
    },
  ): Outcome<EditionBytes> => {
    const source = sourceOf(key);
    if (source === null) return failKernel('record.not-found', { kind: 'source', id: String(key) });
    const bytes = readSliceOf(source.path, at.offset, at.length);
    if (!bytes.ok) return bytes;
    return ok({ kind: at.kind, bytes: bytes.value, inner: at.inner, encoding: source.encoding, format: source.format });
  };
  const ofRow = (row: EditionRow): Outcome<EditionBytes> =>
    bytesOf(row.source_key, {
      offset: row.slice_offset,
      length: row.slice_length,
      inner: row.slice_path,
      kind: row.kind,
    });
  const ofRows = (rows: readonly EditionRow[]): Outcome<readonly EditionBytes[]> => {
    const all: EditionBytes[] = [];
    for (const row of rows) {
      const one = ofRow(row);
      if (!one.ok) return one;
      all.push(one.value);
    }
    return ok(all);
  };
  return { bytesOf, ofRow, ofRows };
};

/** What the store asks about contents while editions are written. */
export const contentsOf = (
  database: Database,
  vault: Vault,
  current: Source & { readonly key: () => number },
): EditionContents => {
  const reader = editionReader(database, vault, current);
  return {
    isSame: (kept: EditionRow, coming: NewEdition) => {
      const [old, fresh] = [reader.ofRow(kept), reader.bytesOf(current.key(), coming)];
      return old.ok && fresh.ok && isSameContent(old.value, fresh.value);
    },
    entryAfter: (editions, sourceId) => {
      const bytes = reader.ofRows(editions);
      const entry = bytes.ok ? readIndexEntry(bytes.value, sourceId) : bytes;
      // Its slices were read when they came in: only a damaged disk leads here.
      if (!entry.ok) throw new Error(`an edition can not be read again: ${entry.error.code}`);
      return entry.value;
    },
  };
};
