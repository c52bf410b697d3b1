import { entriesOf } from './entries.ts';
import type { RuleSet } from './rule-book.ts';

const read = {
  edition: '2024-08-08',
  source: '223-FZ, official text of pravo.gov.ru read on 25.09.2026',
  standing: 'in-law',
  validFrom: '2018-07-01',
} as const;

/** Federal Law 223-FZ, edition of 08.08.2024: purchases open to everybody. */
export const law223: RuleSet = {
  law: '223-fz',
  date: '2026-09-25',
  entries: entriesOf(read, [
    ['bid.allowed-above', '5000000', 'rub', '223-FZ art. 3.2 p.27'],
    ['bid.percent-max', '5', 'percent', '223-FZ art. 3.2 p.27'],
  ]),
};

/** The same law's purchases among small and medium business only, with Government Decree 1352 of 2014. */
export const law223SmallBusiness: RuleSet = {
  law: '223-fz-smb',
  date: '2026-09-25',
  entries: [
    ...entriesOf(read, [
      ['bid.allowed-above', '5000000', 'rub', '223-FZ art. 3.2 p.27'],
      ['bid.guarantee-months', '1', 'months', '223-FZ art. 3.4 p.14.1'],
      ['guarantee.payment', '10', 'working-days', '223-FZ art. 3.4 p.14.3'],
      ['late.guarantor', '0.1', 'percent', '223-FZ art. 3.4 p.14.3'],
      ['auction.step-min', '0.5', 'percent', '223-FZ art. 3.4 p.7'],
      ['auction.step-max', '5', 'percent', '223-FZ art. 3.4 p.7'],
      ['auction.own-minimum-forbidden', '1', 'flag', '223-FZ art. 3.4 p.7'],
    ]),
    ...entriesOf(
      {
        ...read,
        source: 'Decree 1352/2014 as retold by commentaries; its own text was not read',
        standing: 'secondary',
      },
      [
        ['bid.percent-max', '2', 'percent', 'Decree 1352/2014'],
        ['performance.percent-max', '5', 'percent', 'Decree 1352/2014'],
        ['performance.equal-advance', '1', 'flag', 'Decree 1352/2014'],
      ],
    ),
  ],
};
