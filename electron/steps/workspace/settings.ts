import { settings as shape, type Settings } from '#shared/contract/workspace.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failNetwork } from '#shared/signature/network-codes.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { httpAddress } from '../../network/addresses.ts';
import { readProxy } from '../../network/proxy.ts';
import { openPreferences, type Preferences } from '../../store/preferences.ts';
import type { Host, Step } from '../context.ts';

/** The language of the machine where we speak it, the zone of the machine; both can be changed. */
const machineSettings = (): Settings => {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const spoken = locale.slice(0, 2);
  return {
    language: spoken === 'ru' || spoken === 'ar' ? spoken : 'en',
    theme: 'system',
    zone: timeZone,
    proxy: 'environment',
    proxyAddress: '',
    proxyUser: '',
    proxyExempt: '',
    timestampServices: '',
    privateAddresses: false,
    procedureColumns: '',
    uploadKilobits: '',
  };
};

/** Entries of a setting that names several, with spaces or commas between. */
export const listedIn = (text: string): readonly string[] => text.split(/[\s,]+/).filter((entry) => entry !== '');

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

/** What can not be asked is refused here, not at the first act that needs it. */
const addressFault = ({
  proxyAddress = '',
  timestampServices = '',
}: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Outcome<null> => {
  const proxy = proxyAddress === '' ? null : readProxy(proxyAddress);
  if (proxyAddress !== '' && (proxy === null || proxy.credentials !== null))
    return failNetwork('network.proxy-unfit', { proxy: proxyAddress.replace(/\/\/[^@/]*@/, '//') });
  const unfit = listedIn(timestampServices).find((address) => httpAddress(address) === null);
  return unfit === undefined ? ok(null) : failTimestamp('timestamp.address-unfit', { address: unfit });
};

export const saveSettings: Step<'settings.save'> = async (change, { host }) => {
  const fault = addressFault(change);
  if (!fault.ok) return fault;
  const preferences = await preferencesOf(host);
  const saved = preferences.save(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
  host.emit({ type: 'changed', subject: 'settings' });
  return ok(saved);
};
