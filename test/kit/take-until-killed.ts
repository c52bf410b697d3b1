import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { migrations } from '#electron/store/migrations/index.ts';
import { databasePath, vaultPath } from '#electron/store/paths.ts';
import { openSqlite } from '#electron/store/sqlite.ts';
import { blobPath } from '#electron/store/vault-files.ts';

const cli = new URL('../../electron/faces/command-line/bidwright.mjs', import.meta.url).pathname;
const phrase = 'correct horse battery staple';

export type Ran = { readonly status: number | null; readonly out: string };

/** Runs the real command line; `killAfter` milliseconds it is killed with everything it started, null: it ends by itself. */
export const bidwright = async (
  workspace: string,
  killAfter: number | null,
  ...given: readonly string[]
): Promise<Ran & { readonly killed: boolean; readonly took: number }> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, ...given, '--json', '--workspace', workspace], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HANDOVER_PHRASE: phrase },
    detached: true,
  });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (out += piece.toString()));
  let status: number | null | undefined;
  const closed = new Promise<void>((settle) => {
    child.on('close', (code) => {
      status = code;
      settle();
    });
  });
  let killed = false;
  if (killAfter !== null) {
    await Promise.race([closed, wait(killAfter)]);
    if (status === undefined && child.pid !== undefined) {
      killed = true;
      process.kill(-child.pid, 'SIGKILL');
    }
  }
  await closed;
  return { status: status ?? null, out, killed, took: performance.now() - begun };
};

export const secret = ['--password-env', 'HANDOVER_PHRASE'] as const;

/** What of a workspace is about bids, papers and powers of attorney: of every table a digest of its rows, ids of rows left out. */
export const tellWorkspace = (workspace: string): string => {
  const database = openSqlite(databasePath(workspace));
  try {
    if (database.get(`SELECT count(*) AS n FROM migration`)?.['n'] !== migrations.length) return 'not opened yet';
    const told = tables.map((table) => {
      const rows = database
        .all(`SELECT * FROM ${table}`)
        .map((row) =>
          JSON.stringify(
            Object.entries(row).filter(
              ([column]) => !/_at$|^at$|_key$|^(?:event|passing|artefact|override)_id$|^path$/.test(column),
            ),
          ),
        );
      return `${table} ${rows.length} ${createHash('sha256').update(rows.toSorted().join('\n')).digest('hex').slice(0, 12)}`;
    });
    const sound = String(database.get('PRAGMA integrity_check')?.['integrity_check']);
    const noted = database.get(
      `SELECT count(*) AS n FROM evidence WHERE json_extract(entry, '$.act') = 'bid.taken-over'`,
    );
    return [...told, `taken over ${String(noted?.['n'])}`, sound].join('\n');
  } finally {
    database.close();
  }
};

const tables = [
  'bid',
  'bid_document',
  'bid_artefact',
  'bid_snapshot',
  'bid_prices',
  'bid_price_study',
  'bid_money',
  'bid_event',
  'bid_letter',
  'bid_letter_fields',
  'bid_paper_demand',
  'bid_override',
  'bid_passing',
  'bid_state',
] as const;

/** Documents, manifests and letters that the bid's rows name and the vault does not have as they are named. */
export const lostFiles = (workspace: string): readonly string[] => {
  const database = openSqlite(databasePath(workspace));
  try {
    const named = database
      .all(
        'SELECT digest FROM bid_document UNION SELECT digest FROM bid_artefact UNION SELECT digest FROM bid_snapshot',
      )
      .map(({ digest }) => String(digest));
    return named.filter((digest) => {
      const path = blobPath(vaultPath(workspace), digest);
      return !existsSync(path) || createHash('sha256').update(readFileSync(path)).digest('hex') !== digest;
    });
  } finally {
    database.close();
  }
};

/** A copy of a workspace that may be spoilt. */
export const copied = (from: string, to: string): string => {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  return to;
};
