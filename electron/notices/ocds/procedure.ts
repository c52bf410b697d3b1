import { blankDocument, blankItem, blankLot, blankProcedure, blankSecurity } from '#shared/procedure/blank.ts';
import type { DateKind, Item, Lot, NoticeDate, NoticeDocument, Procedure, Security } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import { instantText, writtenInstant } from '#shared/procedure/written-instant.ts';
import type { JsonObject } from '../json/strict.ts';
import { criteriaOf, requirementsOf } from './criteria.ts';
import { buyerOf, deadlineOf, publishedOf, tenderOf, titleOf, valueOf, type Tender } from './facts.ts';
import { lotTermsOf } from './lot-terms.ts';
import { amountAt, dateAt, lineAt, objectAt, objectsAt, proseAt, type Source } from './source.ts';
import { unknownFieldsOf } from './unknown-fields.ts';

const periods: readonly (readonly [string, DateKind, DateKind])[] = [
  ['tenderPeriod', 'bids-from', 'bids-until'],
  ['enquiryPeriod', 'questions-from', 'questions-until'],
  ['awardPeriod', 'award-from', 'award-until'],
  ['contractPeriod', 'contract-from', 'contract-until'],
];

const datesOf = (source: Source, tender: Tender): readonly NoticeDate[] => {
  const dates: NoticeDate[] = [];
  const add = (kind: DateKind, holder: JsonObject | null, path: string): void => {
    const written = dateAt(source, holder, path);
    if (written !== null) dates.push({ ...writtenInstant(written), kind, path });
  };
  for (const [name, from, until] of periods) {
    const period = objectAt(source, tender, `tender.${name}`);
    add(from, period, `tender.${name}.startDate`);
    add(until, period, `tender.${name}.endDate`);
  }
  return dates;
};

const lotsOf = (source: Source, tender: Tender): readonly Lot[] =>
  objectsAt(source, tender, 'tender.lots').map((lot, index) => {
    const path = `tender.lots[${index}]`;
    const id = lineAt(source, lot, `${path}.id`) ?? String(index + 1);
    const title = lineAt(source, lot, `${path}.title`) ?? lineAt(source, lot, `${path}.description`) ?? id;
    return { ...blankLot, id, title, value: amountAt(source, lot, `${path}.value`) };
  });

const itemsOf = (source: Source, tender: Tender): readonly Item[] =>
  objectsAt(source, tender, 'tender.items').map((item, index) => {
    const path = `tender.items[${index}]`;
    return {
      ...blankItem,
      id: lineAt(source, item, `${path}.id`) ?? String(index + 1),
      description: lineAt(source, item, `${path}.description`) ?? '',
      quantity: lineAt(source, item, `${path}.quantity`),
      unit: lineAt(source, objectAt(source, item, `${path}.unit`), `${path}.unit.name`),
      classification: lineAt(source, objectAt(source, item, `${path}.classification`), `${path}.classification.id`),
    };
  });

/** The tender's own documents, each once: publishers repeat one under several types. */
const documentsOf = (source: Source, tender: Tender): readonly NoticeDocument[] => {
  const documents = new Map<string, NoticeDocument>();
  for (const [index, entry] of objectsAt(source, tender, 'tender.documents').entries()) {
    const path = `tender.documents[${index}]`;
    const url = lineAt(source, entry, `${path}.url`);
    const title =
      lineAt(source, entry, `${path}.title`) ??
      lineAt(source, entry, `${path}.description`) ??
      lineAt(source, entry, `${path}.documentType`) ??
      url ??
      lineAt(source, entry, `${path}.id`) ??
      String(index + 1);
    const key = `${url ?? lineAt(source, entry, `${path}.id`) ?? index}\n${title}`;
    if (!documents.has(key))
      documents.set(key, { ...blankDocument, title, url, format: lineAt(source, entry, `${path}.format`) });
  }
  return [...documents.values()];
};

/** OCDS has no field for a security's sum; the submission terms extension says in words that one is asked for. */
const securitiesOf = (source: Source, tender: Tender): readonly Security[] => {
  const path = 'tender.submissionTerms';
  const asked = lineAt(source, objectAt(source, tender, path), `${path}.depositsGuarantees`);
  return asked === null ? [] : [{ ...blankSecurity, kind: 'bid', terms: asked }];
};

/** A release or the merged state of several, as a `Procedure`. `sourceId` was checked when it was imported. */
export const ocdsProcedure = (release: JsonObject): Procedure => {
  const source: Source = { release, place: '', findings: [] };
  const tender = tenderOf(source);
  const dates = datesOf(source, tender);
  const sourceId = lineAt(source, release, 'ocid') ?? '';
  // Read once more they would be named twice.
  const quiet: Source = { ...source, findings: [] };
  const unknown = unknownFieldsOf(release);
  const published = publishedOf(source, tender);
  const deadline = deadlineOf(quiet, tender);
  const criteria = criteriaOf(source, tender);
  return {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'ocds',
    title: titleOf(source, tender)?.text ?? sourceId,
    description: proseAt(source, tender, 'tender.description'),
    buyer: buyerOf(source, tender),
    platform: lineAt(source, tender, 'tender.submissionMethodDetails'),
    kind: null,
    method:
      lineAt(source, tender, 'tender.procurementMethodDetails') ?? lineAt(source, tender, 'tender.procurementMethod'),
    status: lineAt(source, tender, 'tender.status'),
    language: lineAt(source, release, 'language'),
    publishedAt: published === null ? null : instantText(published.milliseconds),
    deadline: deadline === null ? null : writtenInstant(deadline),
    dates,
    value: valueOf(source, tender),
    lots: lotsOf(source, tender),
    lotTerms: lotTermsOf(source, tender),
    items: itemsOf(source, tender),
    documents: documentsOf(source, tender),
    securities: securitiesOf(source, tender),
    criteria,
    requirements: requirementsOf(source, tender),
    unknownFields: unknown.fields,
    unknownCount: unknown.count,
    findings: [...source.findings, ...judgeWeights(criteria)],
  };
};
