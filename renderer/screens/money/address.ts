import { create } from 'zustand';
import { navigate, useRoute, type Route } from '../../state/route.ts';
import { paneNames, type PaneName } from './panes.ts';

/** Where on the Money screen one is. */
export type MoneyPlace = {
  readonly pane: PaneName;
  /** What is open inside the pane: a calculator's sheet, an offer. Null: what the pane begins with. */
  readonly within: string | null;
  /** The bid whose security is being calculated. */
  readonly bidId: string | null;
};

const isPane = (id: string): id is PaneName => (paneNames as readonly string[]).includes(id);

/**
 * A route of the screen names a pane (`id`) and what is open in it (`tab`). One whose `id` is no pane names a calculator's
 * sheet and, as `tab`, the bid that its figure is for. `last` is the pane shown before: the screen alone leads there.
 */
export const placeOf = ({ id, tab }: Route, last: PaneName): MoneyPlace => {
  if (id === undefined) return { pane: last, within: null, bidId: null };
  if (isPane(id)) return { pane: id, within: tab ?? null, bidId: null };
  return { pane: 'calculators', within: id, bidId: tab ?? null };
};

const useLast = create<{ readonly pane: PaneName }>(() => ({ pane: 'calculators' }));
export const rememberPane = (pane: PaneName): void => useLast.setState({ pane });

export const useMoneyPlace = (): MoneyPlace => {
  const route = useRoute();
  const last = useLast(({ pane }) => pane);
  return placeOf(route, last);
};

export const goToPane = (pane: PaneName, within?: string, how: 'push' | 'replace' = 'push'): void =>
  navigate({ screen: 'money', id: pane, ...(within === undefined ? {} : { tab: within }) }, how);
