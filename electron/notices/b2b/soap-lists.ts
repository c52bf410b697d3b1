import { blankProcedure } from '#shared/procedure/blank.ts';
import type { DateKind, Organisation, Procedure } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, lineAt, passOver, type XmlFacts } from '../xml/facts.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { datesAt, momentAt } from './soap-facts.ts';
import { auctionTypes, platformAddress, platformName, tenderTypes } from './words.ts';

const inn = /^(?:\d{10}|\d{12})$/;

/** `firm_data` of the interface. */
export const firmOf = (facts: XmlFacts, firm: XmlElement | null): Organisation | null => {
  if (firm === null) return null;
  const short = lineAt(facts, firm, 'org_name_short');
  const full = lineAt(facts, firm, 'org_name');
  const name = full ?? short;
  const number = lineAt(facts, firm, 'inn');
  const kpp = lineAt(facts, firm, 'bank_kpp');
  const ogrn = lineAt(facts, firm, 'ogrn');
  passOver(facts, find(firm, 'id'));
  if (name === null) return null;
  return {
    name,
    ...(number !== null && inn.test(number) ? { inn: number } : {}),
    ...(kpp === null ? {} : { kpp }),
    ...(ogrn === null ? {} : { ogrn }),
  };
};

type ListForm = {
  readonly number: string;
  readonly title: string;
  readonly dates: readonly (readonly [string, DateKind])[];
  readonly until: string;
  readonly typeField: string;
  readonly types: Readonly<Record<string, string>>;
};

/** Entries of `RemoteAuction.findParticipantAuctions`. */
export const auctionEntry: ListForm = {
  number: 'auction_id',
  title: 'name',
  dates: [
    ['date_begin', 'bids-from'],
    ['date_end', 'bids-until'],
  ],
  until: 'date_end',
  typeField: 'type',
  types: auctionTypes,
};
/** Entries of `RemoteMarket.findFirmTenders`. */
export const tenderEntry: ListForm = {
  number: 'tender_id',
  title: 'common_name',
  dates: [
    ['date_begin', 'bids-from'],
    ['date_unsealing', 'bids-until'],
  ],
  until: 'date_unsealing',
  typeField: 'opened',
  types: tenderTypes,
};

/** One procedure of a list answer: little more than its number, title, organiser and dates. */
export const listedProcedure = (facts: XmlFacts, entry: XmlElement, sourceId: string, form: ListForm): Procedure => {
  const quiet: XmlFacts = { ...facts, findings: [] };
  const type = form.typeField === 'type' ? lineAt(facts, entry, 'type') : null;
  return {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'b2b-soap',
    title: lineAt(facts, entry, form.title) ?? sourceId,
    buyer: firmOf(facts, find(entry, 'organizer_firm')),
    platform: platformName,
    platformUrl: platformAddress,
    method: type === null ? null : (form.types[type] ?? type),
    language: 'ru',
    languages: ['ru'],
    deadline: momentAt(quiet, entry, form.until),
    dates: datesAt(facts, entry, form.dates),
    ...unknownFieldsOf(facts, entry),
    findings: facts.findings,
  };
};
