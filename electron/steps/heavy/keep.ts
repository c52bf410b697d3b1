import type { Outcome } from '#shared/kernel/failure.ts';
import { openVault } from '../../store/open-vault.ts';
import type { Blob } from '../../store/vault.ts';
import type { JobWatch } from './watch.ts';

/** Copies a file into the vault that lies in `vault`. */
export const keep = (
  { vault, file }: { readonly vault: string; readonly file: string },
  { signal, onBytes }: JobWatch,
): Promise<Outcome<Blob>> => openVault(vault).putFile(file, { signal, onProgress: (done) => onBytes(done, null) });
