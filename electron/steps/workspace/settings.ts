import { settings as settingsShape, type Settings } from '#shared/contract/workspace.ts';
import { ok } from '#shared/kernel/result.ts';
import { openPreferences, type Preferences } from '../../store/preferences.ts';
import type { Host, Step } from '../context.ts';

/** The language of the machine where we speak it, the zone of the machine; both can be changed. */
const defaultsOf = (): Settings => {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const spoken = locale.slice(0, 2);
  return { language: spoken === 'ru' || spoken === 'ar' ? spoken : 'en', theme: 'system', zone: timeZone };
};

const opened = new WeakMap<Host['workspace'], Promise<Preferences<Settings>>>();

const preferencesOf = (host: Host): Promise<Preferences<Settings>> => {
  const known = opened.get(host.workspace);
  if (known !== undefined) return known;
  const opening = openPreferences<Settings>(host.workspace.folder, defaultsOf());
  opened.set(host.workspace, opening);
  return opening;
};

/** A value that someone wrote into the file by hand and that we do not know counts as not set. */
export const loadSettings = async (host: Host): Promise<Settings> => {
  const stored = (await preferencesOf(host)).read();
  const read = settingsShape.safeParse(stored);
  return read.success ? read.data : defaultsOf();
};

export const saveSettings: Step<'settings.save'> = async (change, { host }) => {
  const saved = (await preferencesOf(host)).write(change);
  host.emit({ type: 'changed', subject: 'settings' });
  return ok(saved);
};
