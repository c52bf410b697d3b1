import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback, type Loopback } from '#electron/faces/loopback/start-loopback.ts';
import type { Handlers } from '#electron/steps/context.ts';
import { countingRandom, testClock } from './host.ts';

/** A browser face over a workspace of its own, with small pages in place of the built ones. Close it. */
export const startTestLoopback = async (
  handlers: Handlers,
): Promise<{ readonly loopback: Loopback; readonly folder: string; readonly close: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'bidwright-loopback-'));
  const pages = join(folder, 'pages');
  for (const name of ['renderer', 'secret']) {
    mkdirSync(join(pages, name), { recursive: true });
    writeFileSync(join(pages, name, 'index.html'), `<!doctype html><title>${name}</title>`);
    writeFileSync(join(pages, name, 'page.js'), '0;');
  }
  writeFileSync(join(pages, 'outside.js'), 'not served');
  const started = await startLoopback({
    folder: join(folder, 'workspace'),
    pagesFolder: pages,
    handlers,
    clock: testClock,
    random: countingRandom(),
  });
  if (!started.ok) throw new Error(started.error.code);
  const loopback = started.value;
  const close = async (): Promise<void> => {
    await loopback.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { loopback, folder: join(folder, 'workspace'), close };
};
