import type { Zone } from '#shared/kernel/instant.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { readLocalInstant } from '#shared/procedure/local-instant.ts';
import type { Amount, DateKind, DateRule, NoticeDate, WrittenInstant } from '#shared/procedure/model.ts';
import { readWrittenInstant, writtenInstant } from '#shared/procedure/written-instant.ts';
import type { XmlElement } from '../../xml/model.ts';
import { textOf } from '../../xml/query.ts';
import { find, lineOf, shown, tell, type XmlFacts } from './facts.ts';
import { pathOf } from './path.ts';

/** Plain decimal text, exact; a comma before the fraction and spaces between thousands are read. */
export const decimalOf = (facts: XmlFacts, element: XmlElement | null): string | null => {
  const text = lineOf(facts, element);
  if (text === null || element === null) return null;
  const exact = decimalText(text.replace(/[\s\u00a0]+(?=\d)/g, '').replace(',', '.'));
  if (exact === null) tell(facts, element, 'notice.amount-unreadable', { field: element.local, text: shown(text) });
  return exact;
};
export const decimalAt = (facts: XmlFacts, element: XmlElement | null, ...locals: readonly string[]): string | null =>
  decimalOf(facts, find(element, ...locals));

/** Without a currency it is null and a finding. */
export const amountOf = (facts: XmlFacts, element: XmlElement | null, currency: string | null): Amount | null => {
  const amount = decimalOf(facts, element);
  if (amount === null || element === null) return null;
  const code = currency?.trim().toUpperCase() ?? '';
  if (/^[A-Z]{3}$/.test(code)) return { amount, currency: code };
  tell(facts, element, 'notice.amount-without-currency', { field: element.local, amount });
  return null;
};

/** What a moment without an offset is read as; null: it is no moment. */
export type ZoneRule = { readonly zone: Zone; readonly rule: DateRule } | null;

const day = /^\d{4}-\d\d-\d\d(?:[Zz]|[+-]\d\d:\d\d)?$/;

/**
 * A moment in one element. A bare day, or a time without an offset where no rule gives the zone, is no moment: null and
 * a finding. Of an hour that clocks showed twice the earlier one is taken.
 */
export const momentOf = (facts: XmlFacts, element: XmlElement | null, zone: ZoneRule): WrittenInstant | null => {
  const text = lineOf(facts, element);
  if (text === null || element === null) return null;
  const field = element.local;
  if (day.test(text)) {
    tell(facts, element, 'notice.date-without-time', { field, text: shown(text) });
    return null;
  }
  const reading = readWrittenInstant(text);
  if (reading.kind === 'read') return writtenInstant(reading.moment);
  if (reading.kind === 'no-zone' && zone === null) {
    tell(facts, element, 'notice.date-without-zone', { field, text: shown(text) });
    return null;
  }
  if (reading.kind === 'unreadable' || zone === null) {
    tell(facts, element, 'notice.date-unreadable', { field, text: shown(text) });
    return null;
  }
  const details = { field, text: shown(text), zone: zone.zone };
  const local = readLocalInstant(text, zone.zone);
  if (local.kind === 'unreadable') {
    tell(facts, element, 'notice.date-unreadable', { field, text: shown(text) });
    return null;
  }
  if (local.kind === 'skipped') {
    tell(facts, element, 'notice.local-time-skipped', details);
    return null;
  }
  // All dates of a notice are read alike, so the zone is told once, of the date that was read first.
  if (local.kind === 'twice') tell(facts, element, 'notice.local-time-twice', details);
  else if (!facts.findings.some(({ code }) => code === 'notice.zone-assumed'))
    tell(facts, element, 'notice.zone-assumed', details);
  return writtenInstant(local.moment, zone.rule);
};

/** A moment as one of the notice's dates. A bare day stays among what is not understood: it is no fault, only no moment. */
export const dateOf = (
  facts: XmlFacts,
  element: XmlElement | null,
  kind: DateKind,
  zone: ZoneRule,
): readonly NoticeDate[] => {
  if (element === null || day.test(textOf(element).trim())) return [];
  const moment = momentOf(facts, element, zone);
  return moment === null ? [] : [{ ...moment, kind, path: pathOf(facts.root, element) }];
};

/**
 * The end of a bare day that a term runs until, in the day's own offset or else in `zone`; a moment that carries its time is
 * taken as it is.
 */
export const untilOf = (
  facts: XmlFacts,
  element: XmlElement | null,
  kind: DateKind,
  zone: NonNullable<ZoneRule>,
): readonly NoticeDate[] => {
  const text = element === null ? '' : textOf(element).trim();
  if (element === null || !day.test(text)) return dateOf(facts, element, kind, zone);
  const offset = text.slice(10);
  const written = `${text.slice(0, 10)}T23:59:59`;
  const own = offset === '' ? null : readWrittenInstant(written + offset);
  const local = offset === '' ? readLocalInstant(written, zone.zone) : null;
  const moment = own?.kind === 'read' ? own.moment : local?.kind === 'read' ? local.moment : null;
  // Read and understood, or told to be no date.
  lineOf(facts, element);
  if (moment !== null) return [{ ...writtenInstant(moment, 'day-end'), kind, path: pathOf(facts.root, element) }];
  tell(facts, element, 'notice.date-unreadable', { field: element.local, text: shown(text) });
  return [];
};
