import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './vite/folders.ts';

const packageFolder = at('node_modules/electron');
const failureMark = at('.cache/electron-unavailable');
/** A machine that could not reach the download yesterday is not asked to wait for it every morning. */
const failureHolds = 3 * 24 * 3_600_000;
const probeLimit = 4_000;
const downloadLimit = 5 * 60_000;

/** The binary that lies in node_modules, or null. Never by importing the package: that would start a download. */
export const presentElectron = (): string | null => {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
};

const hasFailedLately = (now: number): boolean => {
  const mark = statSync(failureMark, { throwIfNoEntry: false });
  return mark !== undefined && now - mark.mtimeMs < failureHolds;
};

const rememberFailure = (): null => {
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(failureMark, '');
  return null;
};

/** Whether the place of the binaries answers at all; the download itself would try for most of a minute. */
const isReachable = async (): Promise<boolean> => {
  const { env } = process;
  const base =
    env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(base, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimit) });
    return true;
  } catch {
    return false;
  }
};

const install = (): Promise<boolean> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadLimit,
    });
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });

/** The binary, downloaded when it is not there and can be had; null when it can not, which is remembered for a while. */
export const findElectron = async (): Promise<string | null> => {
  const present = presentElectron();
  if (present !== null) return present;
  if (!existsSync(packageFolder) || hasFailedLately(Date.now())) return null;
  if (!(await isReachable()) || !(await install())) return rememberFailure();
  rmSync(failureMark, { force: true });
  return presentElectron() ?? rememberFailure();
};
