import { parseInn } from '#shared/company/identifiers/inn.ts';
import { moscow } from '#shared/calendar/zones.ts';
import { Decimal } from '#shared/kernel/decimal.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import type { Amount, CodeScheme, ItemCode, Organisation } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, lineAt, lineOf, tell, type XmlFacts } from '../xml/facts.ts';
import type { ZoneRule } from '../xml/values.ts';

/** Times of the state information system that carry no offset are Moscow's. */
export const moscowTime: NonNullable<ZoneRule> = { zone: moscow, rule: 'moscow-time' };

/** A Russian tax number as written; one that fails its check digits is told, and kept: it is what the customer published. */
const innOf = (facts: XmlFacts, element: XmlElement | null): string | null => {
  const text = lineOf(facts, element);
  if (text === null || element === null) return null;
  if (!parseInn(text).ok) tell(facts, element, 'notice.number-invalid', { field: element.local, text });
  return text;
};

/** Names of the fields differ in case between the two laws' schemas. */
export const organisationOf = (
  facts: XmlFacts,
  element: XmlElement | null,
  fields: { readonly inn: string; readonly kpp: string; readonly ogrn?: string },
): Organisation | null => {
  if (element === null) return null;
  const name = lineAt(facts, element, 'fullName');
  const short = lineAt(facts, element, 'shortName');
  const inn = innOf(facts, find(element, fields.inn));
  const kpp = lineAt(facts, element, fields.kpp);
  const ogrn = fields.ogrn === undefined ? null : lineAt(facts, element, fields.ogrn);
  const shown = name ?? short;
  if (shown === null) return null;
  return {
    name: shown,
    ...(inn === null ? {} : { inn }),
    ...(kpp === null ? {} : { kpp }),
    ...(ogrn === null ? {} : { ogrn }),
  };
};

/** A code of a classifier with its name: `code`/`name`, or `OKPDCode`/`OKPDName`. */
export const codeOf = (facts: XmlFacts, element: XmlElement | null, scheme: CodeScheme): readonly ItemCode[] => {
  const code = lineAt(facts, element, 'code') ?? lineAt(facts, element, 'OKPDCode');
  const name = lineAt(facts, element, 'name') ?? lineAt(facts, element, 'OKPDName');
  return code === null ? [] : [{ scheme, code, name }];
};

/** The sum of amounts in one currency, exact; null where one is missing or in another. */
export const totalOf = (amounts: readonly (Amount | null)[]): Amount | null => {
  const [first] = amounts;
  if (first === null || first === undefined) return null;
  let sum = new Decimal(0);
  for (const amount of amounts) {
    if (amount === null || amount.currency !== first.currency) return null;
    sum = sum.plus(amount.amount);
  }
  return { amount: decimalText(sum.toFixed()) ?? first.amount, currency: first.currency };
};
