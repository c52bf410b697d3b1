import { entriesOf } from './entries.ts';
import type { RuleSet } from './rule-book.ts';

/**
 * Formulas that procurement documents choose among where no law names one. The three with the lowest bid are compared with their
 * effects in the source; the fourth is that of Decree 722/2009, which purchase regulations under 223-FZ kept after its repeal.
 */
export const documentFormulas: RuleSet = {
  law: 'price-formulas',
  date: '2026-11-24',
  entries: [
    ...entriesOf(
      {
        edition: '2015-07-12',
        source: 'vergabeblog.de, “Zur Preissensitivität von Zuschlagsformeln”, 12.07.2015',
        standing: 'practice',
        // A formula of documents begins with the documents.
        validFrom: '1900-01-01',
      },
      [
        ['score.lowest-over-price', '1', 'flag', 'UfAB II: lowest / price'],
        ['score.twice-lowest', '1', 'flag', 'One-sided interpolation: lowest to twice the lowest'],
        ['score.between-bids', '1', 'flag', 'Two-sided interpolation: lowest to highest'],
      ],
    ),
    ...entriesOf(
      {
        edition: '2009-09-10',
        source:
          'Decree 722/2009, repealed (docs.cntd.ru/document/902175676): its variables; the fraction is known from practice',
        standing: 'practice',
        validFrom: '1900-01-01',
      },
      [['score.below-start-price', '1', 'flag', 'Decree 722/2009 p.16']],
    ),
  ],
};

/** How ProZorro compares bids with non-price criteria. The articles of Law 922-VIII leave the arithmetic to the system. */
export const prozorroFormula: RuleSet = {
  law: 'prozorro',
  date: '2026-11-24',
  entries: entriesOf(
    {
      edition: '2015-12-25',
      source:
        'openprocurement.api “Most economically advantageous tenders” and the auction’s public code (barbecue, prozorro-auction)',
      standing: 'secondary',
      validFrom: '2015-12-25',
    },
    [['score.effective-price', '1', 'flag', 'ProZorro auction: price / (1 + v / (1 − v max))']],
  ),
};
