import { entriesOf } from './entries.ts';
import type { RuleSet } from './rule-book.ts';

/** Commercial purchases: no legal cap, the organiser's documents rule; the user may enter an organiser's own rules. */
export const commercial: RuleSet = { law: 'commercial', date: '2026-09-25', entries: [] };

/** B2B-Center: what its programming interface accepts. The platform's regulations come before it. */
export const b2bCenter: RuleSet = {
  law: 'b2b-center',
  date: '2026-09-25',
  entries: entriesOf(
    {
      edition: '2018-01-01',
      source: 'description of the platform’s SOAP interface, field bet_step',
      standing: 'secondary',
      validFrom: '2018-01-01',
    },
    [
      ['auction.step-min', '0.01', 'percent', 'B2B-Center bet_step'],
      ['auction.step-max', '1', 'percent', 'B2B-Center bet_step'],
      ['tariff.nuclear-free-up-to', '200000', 'rub', 'B2B-Center tariff card of 2017'],
    ],
  ),
};

/** What federal platforms may take from the winner: known from practice, the decree's text was not at hand. */
export const federalPlatforms: RuleSet = {
  law: 'federal-platforms',
  date: '2026-09-25',
  entries: entriesOf(
    {
      edition: '2018-05-10',
      source: 'Decree 564/2018, from practice',
      standing: 'practice',
      validFrom: '2019-01-01',
    },
    [
      ['winner-fee.percent', '1', 'percent', 'Decree 564/2018'],
      ['winner-fee.most', '5000', 'rub', 'Decree 564/2018'],
      ['winner-fee.most-small-business', '2000', 'rub', 'Decree 564/2018'],
    ],
  ),
};
