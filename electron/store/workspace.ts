import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/** One folder that holds everything we keep: `bidwright.sqlite`, `vault/` and `settings.json`. */
export type Workspace = {
  /** Absolute. */
  readonly folder: string;
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Safe to call twice. */
  readonly close: () => void;
};

export type OpenWorkspace = (folder: string, options: { readonly clock: Clock }) => Promise<Outcome<Workspace>>;
