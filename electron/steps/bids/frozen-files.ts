import type { BidDraft } from '#shared/bid/draft.ts';
import type { FrozenFile } from '#shared/bid/freeze.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call } from '../context.ts';
import { hashAside } from '../heavy/hash-aside.ts';
import { digestUnchanged } from './unchanged-content.ts';

/** Every document read in the vault once more, so that what a manifest names is what is there. */
export const readFrozenFiles = async (
  call: Call,
  { documents }: Pick<BidDraft, 'documents'>,
): Promise<Outcome<readonly FrozenFile[]>> => {
  const { vault } = call.host.workspace;
  const total = documents.reduce((sum, { size }) => sum + size, 0);
  const hash = hashAside({ bytes: total, files: documents.length });
  let done = 0;
  const files: FrozenFile[] = [];
  for (const { name, size, digest } of documents) {
    const before = done;
    const content = { name, file: vault.pathOf(digest.value), sha256: digest.value };
    const watch = {
      signal: call.signal,
      onBytes: (bytes: number): void => call.progress(before + bytes, total, 'bytes', name),
    };
    const unchanged = await digestUnchanged(content, 'sha-256', watch, hash);
    if (!unchanged.ok) return unchanged;
    files.push({ name, size, digests: [unchanged.value] });
    done += size;
  }
  return ok(files);
};
