import { useEffect, type ComponentType } from 'react';
import { TodayScreen } from '../screens/today/index.tsx';
import { arrivals } from '../state/arriving.ts';
import type { ScreenName } from '../state/route.ts';

/** Today comes with the window; every other screen is a file of its own. */
const loaders: Readonly<Record<Exclude<ScreenName, 'today'>, () => Promise<ComponentType>>> = {
  procedures: async () => (await import('../screens/procedures/index.tsx')).ProceduresScreen,
  bids: async () => (await import('../screens/bids/index.tsx')).BidsScreen,
  sign: async () => (await import('../screens/sign/index.tsx')).SignScreen,
  money: async () => (await import('../screens/money/index.tsx')).MoneyScreen,
  market: async () => (await import('../screens/market/index.tsx')).MarketScreen,
  company: async () => (await import('../screens/company/index.tsx')).CompanyScreen,
  platforms: async () => (await import('../screens/platforms/index.tsx')).PlatformsScreen,
  settings: async () => (await import('../screens/settings/index.tsx')).SettingsScreen,
};
const names = Object.keys(loaders) as readonly (keyof typeof loaders)[];

const { bring, useArriving } = arrivals<ScreenName>(
  (name) => (name === 'today' ? Promise.resolve(TodayScreen) : loaders[name]()),
  [['today', TodayScreen]],
);

/** The screen of that name, or that it is still coming. */
export const useScreen = useArriving;

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
