import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPreferences } from '#electron/store/preferences.ts';
import { temporaryFolder, testClock } from '#test/kit/workspaces.ts';

const open = (folder: string) =>
  openPreferences<{ language: string; zone: string }>({
    folder,
    defaults: { language: 'en', zone: 'Europe/Moscow' },
    isValid: (name, value) => typeof value === 'string' && (name !== 'language' || ['en', 'ru', 'ar'].includes(value)),
    clock: testClock,
  });

describe('preferences', () => {
  it('start with their defaults and keep what is saved, for the owner alone', async () => {
    const folder = await temporaryFolder();
    const preferences = await open(folder);
    expect(preferences.load()).toEqual({ language: 'en', zone: 'Europe/Moscow' });
    preferences.save({ language: 'ru' });
    expect((await open(folder)).load()).toEqual({ language: 'ru', zone: 'Europe/Moscow' });
    expect((await stat(join(folder, 'settings.json'))).mode & 0o777).toBe(0o600);
  });

  it('put an unreadable file aside and start afresh', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), '{"language": "ru"');
    const preferences = await open(folder);
    expect(preferences.load().language).toBe('en');
    expect(preferences.findings).toMatchObject([{ code: 'storage.settings-reset' }]);
    const [kept = ''] = (await readdir(folder)).filter((name) => name.startsWith('settings.damaged-'));
    expect(await readFile(join(folder, kept), 'utf8')).toBe('{"language": "ru"');
  });

  it('give way to the default where a stored value may not be used, and save no such value', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), '{"language": "tlh", "other": 1, "__proto__": {"zone": "x"}}');
    const preferences = await open(folder);
    expect(preferences.load()).toEqual({ language: 'en', zone: 'Europe/Moscow' });
    expect(preferences.save({ language: 'tlh', zone: 'Asia/Dubai' })).toEqual({ language: 'en', zone: 'Asia/Dubai' });
  });
});
