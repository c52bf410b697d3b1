import type { PlatformFee } from '../tariff.ts';
import { decree564 } from './sources.ts';

const common = {
  payer: 'winner',
  fixed: null,
  percent: '1',
  atLeast: null,
  currency: 'RUB',
  sections: ['44-fz'],
  sector: null,
  startPriceUpTo: null,
  source: decree564,
  readOn: '2026-09-25',
  validFrom: '2019-01-01',
  validTo: null,
} as const;

/** What a federal platform takes from the winner of a 44-FZ procedure at most. */
export const federalWinnerFees: readonly PlatformFee[] = [
  {
    ...common,
    sections: [...common.sections],
    feeId: 'winner',
    name: 'Плата с победителя',
    atMost: '5000',
    smallBusinessOnly: false,
  },
  {
    ...common,
    sections: [...common.sections],
    feeId: 'winner-small',
    name: 'Плата с победителя, закупка у СМП',
    atMost: '2000',
    smallBusinessOnly: true,
  },
];
