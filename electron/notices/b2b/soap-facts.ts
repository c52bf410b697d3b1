import { moscow } from '#shared/calendar/zones.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import type { Amount, DateKind, NoticeDate, VatTerms, WrittenInstant } from '#shared/procedure/model.ts';
import { readLocalInstant } from '#shared/procedure/local-instant.ts';
import { writtenInstant } from '#shared/procedure/written-instant.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, lineAt, lineOf, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { amountOf, decimalOf } from '../xml/values.ts';
import { currencies, flagFields } from './words.ts';

const written = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?$/;

/** `dd.mm.YYYY HH:ii[:ss]` as ISO 8601 without a zone; null where it is something else or names no time of day. */
export const isoOf = (text: string): string | null => {
  const [, day, month, year, hour, minute, second = '00'] = written.exec(text.trim()) ?? [];
  return day === undefined || hour === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}`;
};

const isDay = (text: string): boolean => /^\d\d\.\d\d\.\d{4}$/.test(text.trim());

/** What the interface writes for “not set”. */
const isUnset = (text: string): boolean => /^(?:0+[.-]0+[.-]0+.*|0)$/.test(text.trim());

/**
 * A moment as the interface writes it. Its times are Moscow's; a konkurs may say in `date_unsealing_comment` by how many
 * hours its own clock is ahead of Moscow's, and then its times are of that clock.
 */
export const momentAt = (facts: XmlFacts, holder: XmlElement, field: string, ahead = 0): WrittenInstant | null => {
  const element = find(holder, field);
  const text = lineOf(facts, element);
  if (text === null || element === null || isUnset(text)) return null;
  const iso = isoOf(text);
  if (iso === null) {
    tell(facts, element, isDay(text) ? 'notice.date-without-time' : 'notice.date-unreadable', {
      field,
      text: shown(text),
    });
    return null;
  }
  const hours = 3 + ahead;
  const zone = ahead === 0 ? moscow : `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  const local = readLocalInstant(iso, zone);
  if (local.kind === 'read') return writtenInstant(local.moment, 'moscow-time');
  if (local.kind === 'twice') {
    tell(facts, element, 'notice.local-time-twice', { field, text: shown(text), zone });
    return writtenInstant(local.moment, 'moscow-time');
  }
  const code = local.kind === 'skipped' ? 'notice.local-time-skipped' : 'notice.date-unreadable';
  tell(facts, element, code, { field, text: shown(text), ...(local.kind === 'skipped' ? { zone } : {}) });
  return null;
};

export const datesAt = (
  facts: XmlFacts,
  holder: XmlElement,
  fields: readonly (readonly [field: string, kind: DateKind])[],
  ahead = 0,
): readonly NoticeDate[] =>
  fields.flatMap(([field, kind]) => {
    const moment = momentAt(facts, holder, field, ahead);
    const element = find(holder, field);
    return moment === null || element === null ? [] : [{ ...moment, kind, path: pathOf(facts.root, element) }];
  });

export const currencyAt = (facts: XmlFacts, holder: XmlElement, field: string): string | null =>
  currencies[lineAt(facts, holder, field) ?? ''] ?? null;

/** A price; the interface writes 0.00 where none is set. */
export const priceAt = (facts: XmlFacts, holder: XmlElement, field: string, currency: string | null): Amount | null => {
  const element = find(holder, field);
  const text = lineOf(facts, element);
  if (text === null || /^0*(?:[.,]0*)?$/.test(text)) return null;
  return amountOf(facts, element, currency);
};

export type Prices = {
  readonly value: Amount | null;
  readonly valueWithoutVat: Amount | null;
  readonly vat: VatTerms | null;
};

/** `price_main` says which of the two prices decides: 0 with VAT, 1 without. The deciding one leads where it is there. */
export const pricesAt = (
  facts: XmlFacts,
  holder: XmlElement,
  [withVat, withoutVat]: readonly [string, string],
  currency: string | null,
  main: string | null,
): Prices => {
  const gross = priceAt(facts, holder, withVat, currency);
  const net = priceAt(facts, holder, withoutVat, currency);
  const leads = main === '1' ? (net ?? gross) : (gross ?? net);
  return {
    value: leads,
    valueWithoutVat: net,
    vat: leads === null ? null : { included: leads === gross, rate: null },
  };
};

export const flagsAt = (facts: XmlFacts, holder: XmlElement): readonly ProcedureFlag[] =>
  Object.entries(flagFields).flatMap(([field, flag]) => {
    const value = lineAt(facts, holder, field);
    return value !== null && value !== '0' ? [flag] : [];
  });

export const quantityAt = (facts: XmlFacts, holder: XmlElement, field: string): string | null =>
  decimalOf(facts, find(holder, field));
