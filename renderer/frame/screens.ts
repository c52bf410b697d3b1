import { useEffect, useState, type ComponentType } from 'react';
import { TodayScreen } from '../screens/today/index.tsx';
import type { ScreenName } from '../state/route.ts';

/** Today comes with the window; every other screen is a file of its own. */
const loaders: Readonly<Record<Exclude<ScreenName, 'today'>, () => Promise<ComponentType>>> = {
  procedures: async () => (await import('../screens/procedures/index.tsx')).ProceduresScreen,
  bids: async () => (await import('../screens/bids/index.tsx')).BidsScreen,
  sign: async () => (await import('../screens/sign/index.tsx')).SignScreen,
  money: async () => (await import('../screens/money/index.tsx')).MoneyScreen,
  company: async () => (await import('../screens/company/index.tsx')).CompanyScreen,
  platforms: async () => (await import('../screens/platforms/index.tsx')).PlatformsScreen,
  settings: async () => (await import('../screens/settings/index.tsx')).SettingsScreen,
};
const names = Object.keys(loaders) as readonly (keyof typeof loaders)[];

const here = new Map<ScreenName, ComponentType>([['today', TodayScreen]]);

const bring = async (name: ScreenName): Promise<ComponentType> => {
  const known = here.get(name);
  if (known !== undefined || name === 'today') return known ?? TodayScreen;
  const screen = await loaders[name]();
  here.set(name, screen);
  return screen;
};

/** `lost`: its file could not be had. A browser does not ask for it twice, so only a reload of the page helps. */
export type Arriving =
  | { readonly state: 'here'; readonly Screen: ComponentType }
  | { readonly state: 'coming' | 'lost' };

/**
 * The screen of that name. One that is here already is drawn in the same turn: `React.lazy` would show its stand-in for
 * a moment on every first visit, fetched beforehand or not.
 */
export const useScreen = (name: ScreenName): Arriving => {
  const [told, setTold] = useState<{ readonly name: ScreenName; readonly isLost: boolean } | null>(null);
  const Screen = here.get(name);
  const isHere = Screen !== undefined;
  useEffect(() => {
    if (isHere) return undefined;
    let isWanted = true;
    const tell = (isLost: boolean) => (): void => {
      if (isWanted) setTold({ name, isLost });
    };
    bring(name).then(tell(false), tell(true));
    return () => {
      isWanted = false;
    };
  }, [name, isHere]);
  if (Screen !== undefined) return { state: 'here', Screen };
  return { state: told?.name === name && told.isLost ? 'lost' : 'coming' };
};

/** Fetches the other screens one by one while nobody waits for anything, so that none is waited for later. */
export const useScreensBeforehand = (isReady: boolean): void => {
  useEffect(() => {
    if (!isReady) return undefined;
    let next = 0;
    let waiting = 0;
    const fetchNext = (): void => {
      const name = names[next];
      next += 1;
      if (name === undefined) return;
      // A file that can not be had now is asked for again, and missed aloud, when its screen is opened.
      void bring(name)
        .catch(() => undefined)
        .then(rest);
    };
    const rest = (): void => {
      waiting = window.requestIdleCallback(fetchNext, { timeout: 2_000 });
    };
    rest();
    return () => window.cancelIdleCallback(waiting);
  }, [isReady]);
};
