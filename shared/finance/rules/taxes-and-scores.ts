import { entriesOf } from './entries.ts';
import type { RuleSet } from './rule-book.ts';

/** Value added tax: the rate follows the day of delivery or acceptance, not of contract or payment. */
export const vatRates: RuleSet = {
  law: 'vat',
  date: '2026-09-25',
  entries: entriesOf(
    {
      edition: '2025-11-28',
      source: 'Tax Code art. 164 as amended by 425-FZ of 28.11.2025, from commentaries',
      standing: 'secondary',
      validFrom: '2004-01-01',
    },
    [
      ['vat.zero', '0', 'percent', 'Tax Code art. 164 p.1'],
      ['vat.reduced', '10', 'percent', 'Tax Code art. 164 p.2'],
      ['vat.standard', '18', 'percent', 'Tax Code art. 164 p.3', { to: '2018-12-31' }],
      ['vat.standard', '20', 'percent', 'Tax Code art. 164 p.3', { from: '2019-01-01', to: '2025-12-31' }],
      ['vat.standard', '22', 'percent', 'Tax Code art. 164 p.3, 425-FZ', { from: '2026-01-01' }],
      ['vat.simplified-lower', '5', 'percent', 'Tax Code art. 164 p.8', { from: '2025-01-01' }],
      ['vat.simplified-upper', '7', 'percent', 'Tax Code art. 164 p.8', { from: '2025-01-01' }],
    ],
  ),
};

/**
 * Scoring of bids by price. When which of the two applies is in the decree's words; the shapes of their fractions are known from
 * practice. The second came with Decree 1946/2022.
 */
export const scoring: RuleSet = {
  law: 'decree-2604',
  date: '2026-09-25',
  entries: entriesOf(
    {
      edition: '2022-10-31',
      source: 'Decree 2604/2021 with Decree 1946/2022, from practice',
      standing: 'practice',
      validFrom: '2022-01-01',
    },
    [
      ['score.by-best-price', '1', 'flag', 'Decree 2604/2021 p.9(a)'],
      ['score.by-nmck', '1', 'flag', 'Decree 2604/2021 p.9(b)', { from: '2022-10-31' }],
      ['score.weights-sum', '100', 'percent', '44-FZ art. 32'],
    ],
  ),
};
