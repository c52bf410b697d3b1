import { cp, mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback } from '#electron/faces/loopback/start-loopback.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { at } from '../../build/vite/folders.ts';
import { morning } from './morning.ts';

/** How the run tells its workers where the sample lies. */
const place = 'FACES_SAMPLE_WORKSPACE';

/** Lays out the sample workspace once for a whole run, since it holds signed bids; answers how to take it away again. */
export const prepareSample = async (): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-sample-'));
  const started = await startLoopback({ folder, pagesFolder: at('dist'), clock: () => morning, handlers });
  if (!started.ok) throw new Error(`the sample could not be laid out: ${started.error.code}`);
  const { host, close } = started.value;
  const load = await handlers['workspace.loadSample']();
  const loaded = await load({}, { host, callId: 'sample', signal: new AbortController().signal, progress: () => {} });
  await close();
  if (!loaded.ok) throw new Error(`the sample could not be laid out: ${loaded.error.code}`);
  process.env[place] = folder;
  return () => rm(folder, { recursive: true, force: true });
};

/** A copy of it that a test may change as it likes. Documents and keys are known by where they lie, so that moves too. */
export const copySample = async (folder: string): Promise<void> => {
  const prepared = process.env[place];
  if (prepared === undefined) throw new Error('the sample was not laid out before the tests');
  await cp(prepared, folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'bidwright.sqlite'));
  for (const table of ['bid_artefact', 'key_file']) {
    database.prepare(`UPDATE ${table} SET path = replace(path, ?, ?)`).run(prepared, folder);
  }
  database.close();
};
