import type { ComponentType } from 'react';
import type { TextKey } from '#shared/text/keys.ts';
import { arrivals } from '../../state/arriving.ts';

type PaneRow = {
  /** The text key of its name: on its tab and in the palette. */
  readonly label: TextKey;
  readonly load: () => Promise<ComponentType>;
};

/** The panes of the Money screen in the order of their tabs; each is a file of its own, fetched when it is first asked for. */
export const panes = {
  calculators: {
    label: 'money.calculators',
    load: async () => (await import('./calculators/index.tsx')).CalculatorsPane,
  },
  offers: {
    label: 'money.pane.offers',
    load: async () => (await import('./offers/index.tsx')).OffersPane,
  },
  auction: {
    label: 'money.pane.auction',
    load: async () => (await import('./auction/index.tsx')).AuctionPane,
  },
  plan: {
    label: 'money.pane.plan',
    load: async () => (await import('./plan/index.tsx')).PlanPane,
  },
  forecast: {
    label: 'money.pane.forecast',
    load: async () => (await import('./forecast/index.tsx')).ForecastPane,
  },
  accounts: {
    label: 'money.pane.accounts',
    load: async () => (await import('./accounts/index.tsx')).AccountsPane,
  },
  guarantee: {
    label: 'money.pane.guarantee',
    load: async () => (await import('./guarantee/index.tsx')).GuaranteePane,
  },
  'after-winning': {
    label: 'money.pane.after-winning',
    load: async () => (await import('./after-winning/index.tsx')).AfterWinningPane,
  },
  rules: {
    label: 'money.pane.rules',
    load: async () => (await import('./rules/index.tsx')).RulesPane,
  },
} as const satisfies Readonly<Record<string, PaneRow>>;

export type PaneName = keyof typeof panes;
export const paneNames = Object.keys(panes) as readonly PaneName[];

export const { bring: bringPane, useArriving: usePane } = arrivals<PaneName>((name) => panes[name].load());
