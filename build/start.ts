import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { isLanguage, type Language } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { startLoopback } from '#electron/faces/loopback/start-loopback.ts';
import { defaultWorkspaceFolder } from '#electron/faces/workspace-folder.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { findElectron } from './find-electron.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { buildStale } from './stale.ts';
import { at, root } from './vite/folders.ts';
import { buildNames, pageBuilds } from './vite/index.ts';

/** An Electron that ends this soon with an error did not start: no sandbox, no libraries, no screen. */
const stillbirth = 5_000;

const set = (process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '').slice(0, 2);
const language: Language = isLanguage(set) ? set : 'en';
const { say, explain } = await textsIn(language);

const complain = (failure: Failure, exit: number): never => {
  const { message, hint } = explain(failure);
  console.error(`${message}\n${hint}`);
  process.exit(exit);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        face: { type: 'string' },
        workspace: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    const option = process.argv.slice(2).join(' ');
    const reason = '[--workspace DIR] [--face electron|loopback] [--port N] [--no-open]';
    return complain(failKernel('usage.bad-option', { option, reason }).error, 2);
  }
};
const given = readOptions();
const port = Number(given.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  complain(failKernel('usage.bad-option', { option: '--port', reason: '0–65535' }).error, 2);
const folder =
  given.workspace === undefined ? defaultWorkspaceFolder() : resolve(process.env['INIT_CWD'] ?? '.', given.workspace);

const build = (names: typeof pageBuilds): Promise<unknown> =>
  buildStale(names, { onBuild: () => console.log(say('start.building')) });

/** True when Electron ran and was closed by its user; false when it did not come up. */
const runElectron = (binary: string): Promise<boolean> =>
  new Promise((settle) => {
    const began = Date.now();
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(binary, [root, '--workspace', folder], { stdio: 'inherit', env });
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0 || Date.now() - began > stillbirth));
  });

const electronFace = async (): Promise<boolean> => {
  if (given.face === 'loopback') return false;
  if (given.face !== 'electron' && !hasDisplay()) {
    console.log(say('start.noDisplay'));
    return false;
  }
  const binary = await findElectron();
  if (binary !== null) {
    await build(buildNames);
    if (await runElectron(binary)) return true;
  }
  console.log(say('start.noElectron'));
  return false;
};

const loopbackFace = async (): Promise<void> => {
  await build(pageBuilds);
  const started = await startLoopback({ folder, pagesFolder: at('dist'), port, handlers });
  if (!started.ok) return complain(started.error, 3);
  const loopback = started.value;
  const show = (): void => {
    const address = loopback.newAddress();
    console.log(say('start.address', { address }));
    if (!given['no-open'] && hasDisplay()) openBrowser(address);
  };
  show();
  console.log(say('start.stop'));
  const stop = async (): Promise<void> => {
    await loopback.close();
    console.log(say('start.stopped'));
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  // A closed tab took its session with it; a fresh ticket opens another.
  if (process.stdin.isTTY) process.stdin.on('data', show);
};

if (await electronFace()) process.exit(0);
await loopbackFace();
