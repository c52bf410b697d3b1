import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Small values that belong to the window, not to the work: losing them loses nothing. */
export type Preferences<Values extends Record<string, unknown>> = {
  readonly read: () => Values;
  readonly write: (change: Partial<Values>) => Values;
};

const fileName = 'settings';

/** A damaged file is set aside as `settings.damaged.json`, so that the program starts and nothing is thrown away. */
const setDamagedAside = (folder: string): void => {
  const path = join(folder, `${fileName}.json`);
  if (!existsSync(path)) return;
  try {
    JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    copyFileSync(path, join(folder, `${fileName}.damaged.json`));
  }
};

/**
 * Opens the preferences in `settings.json` of an absolute folder. electron-store loads Electron's own module, which
 * downloads its binary when there is none; the variable keeps it from that where plain Node runs us.
 */
export const openPreferences = async <Values extends Record<string, unknown>>(
  folder: string,
  defaults: Values,
): Promise<Preferences<Values>> => {
  if (process.versions['electron'] === undefined) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nonexistent';
  setDamagedAside(folder);
  const { default: Store } = await import('electron-store');
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: fileName,
    defaults,
    configFileMode: 0o600,
    clearInvalidConfig: true,
    projectVersion: '1.0.0',
  });
  return {
    read: () => ({ ...defaults, ...store.store }) as Values,
    write: (change) => {
      const known = Object.entries(change).filter(([name, value]) => name in defaults && value !== undefined);
      store.store = { ...defaults, ...store.store, ...Object.fromEntries(known) };
      return { ...defaults, ...store.store } as Values;
    },
  };
};
