import type { JsonObject } from '../json/strict.ts';
import { criteriaFields } from './criteria.ts';
import { lotTermFields } from './lot-terms.ts';
import { under, unknownFieldsIn, type UnknownFields } from '../json/unknown-fields.ts';

const period = ['startDate', 'endDate'];

/** Paths that become part of a `Procedure` (lists without their index). Everything else is kept and shown as it is. */
const understood: ReadonlySet<string> = new Set([
  'ocid',
  'id',
  'date',
  'tag',
  'language',
  'initiationType',
  ...under('buyer', ['id', 'name', 'identifier.id', 'identifier.scheme']),
  ...under('parties', ['id', 'name', 'roles', 'identifier.id', 'identifier.scheme']),
  ...under('tender', ['id', 'title', 'description', 'status', 'datePublished', 'submissionMethodDetails']),
  ...under('tender', ['procurementMethod', 'procurementMethodDetails', 'mainProcurementCategory']),
  ...under('tender.procuringEntity', ['id', 'name', 'identifier.id', 'identifier.scheme']),
  ...['value', 'lots.value'].flatMap((name) => under(`tender.${name}`, ['amount', 'currency'])),
  ...['tenderPeriod', 'enquiryPeriod', 'awardPeriod', 'contractPeriod'].flatMap((name) =>
    under(`tender.${name}`, period),
  ),
  ...under('tender.lots', ['id', 'title', 'description']),
  ...under('tender.items', [
    'id',
    'description',
    'quantity',
    'unit.name',
    'classification.id',
    'classification.scheme',
  ]),
  ...under('tender.documents', ['id', 'title', 'url', 'format']),
  'tender.submissionTerms.depositsGuarantees',
  ...criteriaFields,
  ...lotTermFields,
]);

/** Every value of a release that nothing of ours reads. */
export const unknownFieldsOf = (release: JsonObject): UnknownFields => unknownFieldsIn(release, understood);
