import { settings as shape, type Settings } from '#shared/contract/workspace.ts';
import { ok } from '#shared/kernel/result.ts';
import { openPreferences, type Preferences } from '../../store/preferences.ts';
import type { Host, Step } from '../context.ts';

/** The language of the machine where we speak it, the zone of the machine; both can be changed. */
const machineSettings = (): Settings => {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const spoken = locale.slice(0, 2);
  return { language: spoken === 'ru' || spoken === 'ar' ? spoken : 'en', theme: 'system', zone: timeZone };
};

const opened = new WeakMap<Host['workspace'], Promise<Preferences<Settings>>>();

const preferencesOf = (host: Host): Promise<Preferences<Settings>> => {
  const known = opened.get(host.workspace);
  if (known !== undefined) return known;
  const opening = openPreferences<Settings>({
    folder: host.workspace.folder,
    defaults: machineSettings(),
    isValid: (name, value) => shape.shape[name].safeParse(value).success,
    clock: host.clock,
  });
  opened.set(host.workspace, opening);
  return opening;
};

export const loadSettings = async (host: Host): Promise<Settings> => (await preferencesOf(host)).load();

export const saveSettings: Step<'settings.save'> = async (change, { host }) => {
  const preferences = await preferencesOf(host);
  const saved = preferences.save(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
  host.emit({ type: 'changed', subject: 'settings' });
  return ok(saved);
};
