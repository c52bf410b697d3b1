import { screen, screenTab, type Scene } from './scene.ts';

/** What a new workspace says where there is nothing yet; photographed before the sample is laid out. */
export const emptyScenes: readonly Scene[] = [
  screen('procedures', 'empty-procedures', 'procedures'),
  screen('bids', 'empty-bids', 'bids'),
  screenTab('signing', 'empty-sign', 'sign', 'sign'),
  screenTab('signing', 'empty-signatures', 'sign', 'signatures'),
  screenTab('signing', 'empty-verify', 'sign', 'verify'),
  screenTab('money', 'empty-offers', 'money', 1),
  screenTab('money', 'empty-plan', 'money', 'plan'),
  screenTab('money', 'empty-forecast', 'money', 'forecast'),
  screenTab('money', 'empty-accounts', 'money', 'accounts'),
  screenTab('money', 'empty-auctions', 'money', 'auction'),
  screenTab('company', 'empty-company', 'company', 0),
  screenTab('company', 'empty-papers', 'company', 1),
  screenTab('company', 'empty-keys', 'company', 2),
  screenTab('company', 'empty-log', 'settings', 'log'),
];
