import { spawn } from 'node:child_process';

/** A screen that a window could appear on. */
export const hasDisplay = (platform = process.platform, env: NodeJS.ProcessEnv = process.env): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

const openers = { win32: ['cmd', '/c', 'start', ''], darwin: ['open'], linux: ['xdg-open'] } as const;

/** Asks the system to show an address; a system without a browser is no fault, since the address is printed too. */
export const openBrowser = (address: string): void => {
  const { platform } = process;
  const [command, ...before] = platform === 'win32' || platform === 'darwin' ? openers[platform] : openers.linux;
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
};
