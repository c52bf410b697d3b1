import type { PlainDay } from '../../kernel/instant.ts';
import type { RuleEntry, RuleUnit } from './rule-book.ts';

type Row = readonly [id: string, value: string, unit: RuleUnit, article: string, period?: Period];
type Period = { readonly from?: PlainDay; readonly to?: PlainDay };
type Common = Pick<RuleEntry, 'edition' | 'source' | 'standing' | 'validFrom'>;

/** Rows of one text that share edition, source and first day; a row may state its own period. */
export const entriesOf = (common: Common, rows: readonly Row[]): readonly RuleEntry[] =>
  rows.map(([id, value, unit, article, period]) => ({
    id,
    value,
    unit,
    article,
    ...common,
    ...(period?.from === undefined ? {} : { validFrom: period.from }),
    ...(period?.to === undefined ? {} : { validTo: period.to }),
  }));
