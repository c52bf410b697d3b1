import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Artefact } from '../bids/bid-records.ts';
import type { Call } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';

/** A signature of a bid as it lies in its folder. */
export type MadeFile = { readonly name: string; readonly path: string; readonly size: number };

/** Keeps the signatures in the vault too: the package is made from there, whatever happens to the folder. */
export const keepSignatures = async (
  call: Call,
  made: readonly MadeFile[],
  of: { readonly version: number; readonly manifestDigest: string },
): Promise<Outcome<readonly Artefact[]>> => {
  const at = call.host.clock();
  const load = { bytes: made.reduce((sum, { size }) => sum + size, 0), files: made.length };
  const artefacts: Artefact[] = [];
  for (const { name, path, size } of made) {
    const stored = await runHeavy(
      'keep',
      { vault: call.host.workspace.vault.folder, file: path },
      { load, signal: call.signal, onBytes: () => undefined },
    );
    if (!stored.ok) return stored;
    artefacts.push({ kind: 'signature', name, path, size, digest: stored.value.digest, at, ...of });
  }
  return ok(artefacts);
};
