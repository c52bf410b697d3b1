import { law223, law223SmallBusiness } from './law-223.ts';
import { law44 } from './law-44.ts';
import { b2bCenter, commercial, federalPlatforms } from './platforms.ts';
import { documentFormulas, prozorroFormula } from './price-formulas.ts';
import type { RuleBook } from './rule-book.ts';
import { scoring, vatRates } from './taxes-and-scores.ts';

/** The rules that come with the program. A user's sets are appended; for the same rule and day the later entry wins. */
export const ownRules: RuleBook = [
  law44,
  law223,
  law223SmallBusiness,
  commercial,
  b2bCenter,
  federalPlatforms,
  vatRates,
  scoring,
  documentFormulas,
  prozorroFormula,
];
