import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import type { StorageCode } from './codes.ts';

export type PreferenceValue = string | number | boolean | null;

/** What the user prefers; never what the user made. One small JSON file, written whole on every change. */
export type Preferences<Shape extends Readonly<Record<string, PreferenceValue>>> = {
  readonly load: () => Shape;
  readonly save: (changes: Partial<Shape>) => Shape;
  /** Said once: the file could not be read and was put aside. */
  readonly findings: readonly Finding<StorageCode>[];
};

export type PreferencesOptions<Shape> = {
  /** The folder that holds `settings.json`; made absolute. */
  readonly folder: string;
  readonly defaults: Shape;
  /** Whether a stored value may be used; one that may not gives way to its default. */
  readonly isValid: (name: keyof Shape, value: unknown) => boolean;
  readonly clock: Clock;
};

const fileName = 'settings.json';

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** Moves an unreadable file aside and answers its new name. */
const putAside = (folder: string, clock: Clock): string | null => {
  const path = join(folder, fileName);
  if (!existsSync(path) || isObject(readFileSync(path, 'utf8'))) return null;
  const kept = `settings.damaged-${clock().replaceAll(/[^0-9TZ]/g, '')}.json`;
  renameSync(path, join(folder, kept));
  return kept;
};

/**
 * Opens the preferences. electron-store imports `electron`, which outside Electron tries to download its binary; the
 * variable below makes it a plain text instead, and an absolute `cwd` keeps it from asking Electron for a folder.
 */
export const openPreferences = async <Shape extends Readonly<Record<string, PreferenceValue>>>(
  options: PreferencesOptions<Shape>,
): Promise<Preferences<Shape>> => {
  const folder = resolve(options.folder);
  const kept = putAside(folder, options.clock);
  if (process.versions['electron'] === undefined) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nonexistent';
  const { default: Store } = await import('electron-store');
  const store = new Store<Record<string, PreferenceValue>>({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
    projectVersion: '1.0.0',
  });
  const names = Object.keys(options.defaults) as (keyof Shape & string)[];
  const load = (): Shape => {
    const stored = store.store;
    const entries = names.map((name) => {
      const value: unknown = Object.hasOwn(stored, name) ? stored[name] : undefined;
      return [name, value !== undefined && options.isValid(name, value) ? value : options.defaults[name]];
    });
    return Object.fromEntries(entries) as Shape;
  };
  return {
    load,
    save: (changes) => {
      const known = Object.entries(changes).filter(
        ([name, value]) => names.includes(name) && value !== undefined && options.isValid(name, value),
      );
      store.store = { ...load(), ...Object.fromEntries(known) };
      return load();
    },
    findings:
      kept === null
        ? []
        : [{ code: 'storage.settings-reset', severity: 'warning', place: { file: kept }, details: { kept } }],
  };
};
