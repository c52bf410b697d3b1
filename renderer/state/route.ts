import { create } from 'zustand';

export const screens = [
  'today',
  'procedures',
  'bids',
  'sign',
  'money',
  'market',
  'company',
  'platforms',
  'settings',
] as const;
export type ScreenName = (typeof screens)[number];

/** Where the user is: a screen, the record chosen on it, and the tab of that record. */
export type Route = { readonly screen: ScreenName; readonly id?: string; readonly tab?: string };

const isRoute = (state: unknown): state is Route =>
  typeof state === 'object' &&
  state !== null &&
  'screen' in state &&
  typeof state.screen === 'string' &&
  (screens as readonly string[]).includes(state.screen);

const startAt: Route = { screen: 'today' };
type Place = { readonly route: Route };
export const usePlace = create<Place>(() => ({ route: startAt }));
export const useRoute = (): Route => usePlace(({ route }) => route);

const sameRoute = (a: Route, b: Route): boolean => a.screen === b.screen && a.id === b.id && a.tab === b.tab;

/** The address never changes (it may not hold ids); the route lives in the history's state, so Back and Forward work. */
export const navigate = (route: Route, how: 'push' | 'replace' = 'push'): void => {
  if (sameRoute(route, usePlace.getState().route)) return;
  if (how === 'push') window.history.pushState(route, '');
  else window.history.replaceState(route, '');
  usePlace.setState({ route });
};

/** Called once at start: takes up the route of a reloaded page and follows Back and Forward. */
export const followHistory = (): void => {
  const state: unknown = window.history.state;
  if (isRoute(state)) usePlace.setState({ route: state });
  else window.history.replaceState(startAt, '');
  window.addEventListener('popstate', (event) => {
    const next: unknown = event.state;
    usePlace.setState({ route: isRoute(next) ? next : startAt });
  });
};
