import { harmlessText } from '#shared/kernel/harmless-text.ts';
import type { UnknownField } from '#shared/procedure/model.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json/strict.ts';

const period = ['startDate', 'endDate'];
const under = (prefix: string, names: readonly string[]): string[] => names.map((name) => `${prefix}.${name}`);

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
]);

const mostShown = 1_000;
const longestValue = 300;

export type UnknownFields = { readonly count: number; readonly fields: readonly UnknownField[] };

/** Every value of a release that nothing of ours reads. Empty ones (null, '', [] and {}) say nothing and do not count. */
export const unknownFieldsOf = (release: JsonObject): UnknownFields => {
  const fields: UnknownField[] = [];
  let count = 0;
  const visit = (value: Json | undefined, path: string, known: string): void => {
    if (value === null || value === undefined || value === '') return;
    if (understood.has(known) && !isObject(value)) return;
    if (isArray(value)) {
      for (const [index, entry] of value.entries()) visit(entry, `${path}[${index}]`, known);
      return;
    }
    if (isObject(value)) {
      for (const [name, entry] of Object.entries(value))
        visit(entry, path === '' ? name : `${path}.${name}`, known === '' ? name : `${known}.${name}`);
      return;
    }
    count += 1;
    if (fields.length < mostShown)
      fields.push({
        path: harmlessText(path).slice(0, 1_000),
        value: harmlessText(String(value)).slice(0, longestValue),
      });
  };
  visit(release, '', '');
  return { count, fields };
};
