import type { PlainDay } from '../../kernel/instant.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { Section, Sector } from '../../procedure/platforms/vocabulary.ts';

/** A procedure as far as a platform's prices look at it. `startPrice` null: not announced. */
export type PricedProcedure = {
  readonly startPrice: string | null;
  readonly section: Section;
  readonly sector: Sector | null;
};

export type Scope = {
  readonly sections: readonly Section[];
  readonly sector: Sector | null;
  readonly startPriceUpTo: string | null;
};

/** Whether a row is for a procedure. One whose start price nobody announced fits no row with a greatest price. */
export const covers = (scope: Scope, { startPrice, section, sector }: PricedProcedure): boolean =>
  (scope.sections.length === 0 || scope.sections.includes(section)) &&
  (scope.sector === null || scope.sector === sector) &&
  (scope.startPriceUpTo === null || (startPrice !== null && compareAmounts(startPrice, scope.startPriceUpTo) <= 0));

export const holdsOn = (
  row: { readonly validFrom: PlainDay | null; readonly validTo: PlainDay | null },
  on: PlainDay,
): boolean => (row.validFrom === null || row.validFrom <= on) && (row.validTo === null || on <= row.validTo);
