import { useAsk } from '../../state/ask.ts';
import { usePreferences } from '../../state/preferences.ts';

/** Addresses as typed: one after another, by commas, spaces or lines. */
export const servicesOf = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((one) => one !== '');

export type Services = {
  /** Those that will be asked, in this order. */
  readonly services: readonly string[];
  /** As typed at this window; empty: those of the workspace's settings. */
  readonly typed: string;
  readonly saved: readonly string[];
};

/** Timestamp services: typed here for this window, else those that the settings name for every face. */
export const useServices = (): Services => {
  const typed = usePreferences(({ timestampServices }) => timestampServices);
  const { value: status } = useAsk('workspace.status', {});
  const saved = servicesOf(status?.settings.timestampServices ?? '');
  const own = servicesOf(typed);
  return { services: own.length > 0 ? own : saved, typed, saved };
};

export const typeServices = (timestampServices: string): void => {
  usePreferences.setState({ timestampServices });
};
