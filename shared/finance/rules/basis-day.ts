import type { PlainDay } from '../../kernel/instant.ts';
import type { Sheet } from '../sheet.ts';
import { ruleSetDate, sayStanding } from './choose.ts';
import type { Rule, RuleBook } from './rule-book.ts';

/** The day that chooses the rules: the notice's publication, or where none is given the day the rules were last compared. */
export type BasisDay = { readonly day: PlainDay; readonly given: boolean };

export const basisDay = (book: RuleBook, law: string, publishedOn: PlainDay | undefined): BasisDay =>
  publishedOn === undefined
    ? { day: ruleSetDate(book, law) ?? '1900-01-01', given: false }
    : { day: publishedOn, given: true };

export const sayBasisDay = (sheet: Sheet, law: string, rules: readonly Rule[], on: BasisDay): void =>
  sayStanding(sheet, law, rules, on.given ? { publishedOn: on.day } : { assumed: on.day });
