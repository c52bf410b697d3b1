import { under, unknownFieldsIn, type UnknownFields } from '../json/unknown-fields.ts';
import { requirementFields } from '../json/requirements.ts';
import type { JsonObject } from '../json/strict.ts';
import { featureFields } from './features.ts';

const period = ['startDate', 'endDate'];
const money = ['amount', 'currency', 'valueAddedTaxIncluded'];

/** Paths of a tender that become part of a `Procedure` (lists without their index). */
const understood: ReadonlySet<string> = new Set([
  'id',
  'tenderID',
  'title',
  'title_en',
  'description',
  'status',
  'dateModified',
  'noticePublicationDate',
  'dateCreated',
  'procurementMethod',
  'procurementMethodType',
  'submissionMethod',
  ...under('procuringEntity', ['name', 'identifier.legalName']),
  'buyers.name',
  ...under('value', money),
  ...under('guarantee', ['amount', 'currency']),
  ...['tenderPeriod', 'enquiryPeriod', 'awardPeriod'].flatMap((name) => under(name, period)),
  'auctionPeriod.startDate',
  ...under('lots', ['id', 'title', 'title_en', 'description', 'status', 'auctionPeriod.startDate']),
  ...under('lots.value', money),
  ...under('lots.guarantee', ['amount', 'currency']),
  ...under('items', ['id', 'description', 'quantity', 'relatedLot', 'unit.name', 'unit.code']),
  ...under('items.unit.value', ['amount', 'currency']),
  ...['items.classification', 'items.additionalClassifications'].flatMap((name) =>
    under(name, ['id', 'scheme', 'description']),
  ),
  ...under('documents', ['id', 'title', 'url', 'format', 'documentType', 'hash', 'dateModified', 'datePublished']),
  ...under('documents', ['documentOf', 'relatedItem']),
  ...under('cancellations', ['reason', 'status', 'cancellationOf', 'relatedLot']),
  ...featureFields,
  ...requirementFields('criteria'),
]);

export const unknownOf = (tender: JsonObject): UnknownFields => unknownFieldsIn(tender, understood);
