import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { isLanguage, type Language } from '#shared/kernel/language.ts';
import type { ThemeSetting } from './theme.ts';

/** Habits of this window that are nobody else's business; what other faces share is in the workspace's settings. */
type Preferences = {
  readonly railIsNarrow: boolean;
  readonly letterKeys: boolean;
  /** The first start was answered: an empty workspace is then simply empty. */
  readonly isWelcomed: boolean;
  /** What the last start used, so that the first frame is drawn in the right language and theme. */
  readonly lastLanguage: Language | null;
  readonly lastTheme: ThemeSetting | null;
  readonly splitWidths: Readonly<Record<string, number>>;
  /** Addresses of timestamp services as typed last: signatures at level T ask them in this order. */
  readonly timestampServices: string;
};

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      railIsNarrow: false,
      letterKeys: true,
      isWelcomed: false,
      lastLanguage: null,
      lastTheme: null,
      splitWidths: {},
      timestampServices: '',
    }),
    { name: 'bidwright.window', version: 1 },
  ),
);

/** Before the workspace has answered: what was used last, else the system's language, else English. */
export const guessLanguage = (): Language => {
  const { lastLanguage } = usePreferences.getState();
  if (lastLanguage !== null && isLanguage(lastLanguage)) return lastLanguage;
  const system = navigator.language.slice(0, 2);
  return isLanguage(system) ? system : 'en';
};

export const guessTheme = (): ThemeSetting => usePreferences.getState().lastTheme ?? 'system';
