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
    ],
  ),
};
