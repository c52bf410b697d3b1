import { useSyncExternalStore } from 'react';
import type { Settings } from '#shared/contract/workspace.ts';

export type ThemeSetting = Settings['theme'];
export const themes = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly ThemeSetting[];

const darkQuery = '(prefers-color-scheme: dark)';
const contrastQuery = '(prefers-contrast: more)';

const resolve = (setting: ThemeSetting): Exclude<ThemeSetting, 'system'> => {
  if (setting !== 'system') return setting;
  if (window.matchMedia(contrastQuery).matches) return 'contrast';
  return window.matchMedia(darkQuery).matches ? 'dark' : 'light';
};

/** Puts a theme on the page and, where it is the system's, follows the system. Answers a function that stops. */
export const followSystemTheme = (setting: ThemeSetting): (() => void) => {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = resolve(setting);
  };
  apply();
  const queries = [window.matchMedia(darkQuery), window.matchMedia(contrastQuery)];
  queries.forEach((query) => query.addEventListener('change', apply));
  return () => queries.forEach((query) => query.removeEventListener('change', apply));
};

const onThePage = (): Exclude<ThemeSetting, 'system'> => {
  const shown = document.documentElement.dataset['theme'];
  return shown === 'dark' || shown === 'contrast' ? shown : 'light';
};

/** The theme that is on the page just now, for what stands in a frame of its own and must be told. */
export const useTheme = (): Exclude<ThemeSetting, 'system'> =>
  useSyncExternalStore((changed) => {
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, onThePage);
