import type { Amount, Organisation } from '#shared/procedure/model.ts';
import type { WrittenMoment } from '#shared/procedure/written-instant.ts';
import type { JsonObject } from '../json/strict.ts';
import { isArray } from '../json/strict.ts';
import { amountAt, dateAt, lineAt, objectAt, objectsAt, type Source } from './source.ts';

/** Single facts of a release, used alike by the index and by the detail, so that the two can not disagree. */
export type Tender = JsonObject | null;
export const tenderOf = (source: Source): Tender => objectAt(source, source.release, 'tender');

/**
 * What names the procedure: the tender's title, else its description; a release without a tender (contract, award,
 * planning) is named by what it has. `isOwn` is false where only an identifier was found.
 */
export const titleOf = (source: Source, tender: Tender): { readonly text: string; readonly isOwn: boolean } | null => {
  const own = lineAt(source, tender, 'tender.title') ?? lineAt(source, tender, 'tender.description');
  if (own !== null) return { text: own, isOwn: true };
  for (const list of ['contracts', 'awards'] as const) {
    for (const [index, entry] of objectsAt(source, source.release, list).entries()) {
      const named =
        lineAt(source, entry, `${list}[${index}].title`) ?? lineAt(source, entry, `${list}[${index}].description`);
      if (named !== null) return { text: named, isOwn: true };
    }
  }
  const planning = objectAt(source, source.release, 'planning');
  const budget = objectAt(source, planning, 'planning.budget');
  const planned =
    lineAt(source, budget, 'planning.budget.project') ??
    lineAt(source, budget, 'planning.budget.description') ??
    lineAt(source, planning, 'planning.rationale');
  if (planned !== null) return { text: planned, isOwn: true };
  // A plan or a contract of which nobody wrote what it is about is still a step of a process that has an id.
  const isStep = planning !== null || ['awards', 'contracts'].some((list) => isArray(source.release[list]));
  const id =
    lineAt(source, tender, 'tender.id') ?? (tender === null && isStep ? lineAt(source, source.release, 'ocid') : null);
  return id === null ? null : { text: id, isOwn: false };
};

const hasRole = (party: JsonObject, role: string): boolean => isArray(party['roles']) && party['roles'].includes(role);

/** OCDS 1.1 names the buyer in `buyer` and describes it in `parties`; 1.0 does both in `buyer`. */
export const buyerOf = (source: Source, tender: Tender): Organisation | null => {
  const buyer = objectAt(source, source.release, 'buyer');
  const parties = objectsAt(source, source.release, 'parties');
  const procuring = objectAt(source, tender, 'tender.procuringEntity');
  const partyOf = (reference: JsonObject | null): JsonObject | null =>
    (reference?.['id'] === undefined ? null : parties.find((party) => party['id'] === reference['id'])) ?? null;
  const candidates: readonly (readonly [JsonObject | null, string])[] = [
    [buyer, 'buyer'],
    [partyOf(buyer), 'parties'],
    [parties.find((party) => hasRole(party, 'buyer')) ?? null, 'parties'],
    [procuring, 'tender.procuringEntity'],
    [partyOf(procuring), 'parties'],
    [parties.find((party) => hasRole(party, 'procuringEntity')) ?? null, 'parties'],
  ];
  for (const [organisation, field] of candidates) {
    const name = lineAt(source, organisation, `${field}.name`);
    if (name === null) continue;
    const inn = innOf(organisation) ?? innOf(partyOf(organisation));
    return inn === null ? { name } : { name, inn };
  }
  return null;
};

const innOf = (organisation: JsonObject | null): string | null => {
  const identifier = organisation?.['identifier'];
  if (typeof identifier !== 'object' || identifier === null || isArray(identifier)) return null;
  const { scheme, id } = identifier;
  return scheme === 'RU-INN' && typeof id === 'string' && /^\d{10}(\d\d)?$/.test(id) ? id : null;
};

export const deadlineOf = (source: Source, tender: Tender): WrittenMoment | null =>
  dateAt(source, objectAt(source, tender, 'tender.tenderPeriod'), 'tender.tenderPeriod.endDate');

export const valueOf = (source: Source, tender: Tender): Amount | null => amountAt(source, tender, 'tender.value');

/** When this release was published; the extension's date of the tender itself goes before it. */
export const publishedOf = (source: Source, tender: Tender): WrittenMoment | null =>
  dateAt(source, tender, 'tender.datePublished') ?? dateAt(source, source.release, 'date');
