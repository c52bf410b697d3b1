import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { LotTerms } from '#shared/procedure/model.ts';
import type { JsonObject } from '../json/strict.ts';
import { under } from '../json/unknown-fields.ts';
import type { Tender } from './facts.ts';
import { amountAt, lineAt, longestLine, objectAt, objectsAt, type Source } from './source.ts';

/** How many lots: a whole number above zero, else nothing and a finding. */
const countAt = (source: Source, holder: JsonObject | null, path: string): number | null => {
  const text = lineAt(source, holder, path);
  if (text === null) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  const field = path.slice(path.lastIndexOf('.') + 1);
  source.findings.push({
    code: 'notice.lot-limit-unreadable',
    severity: 'warning',
    place: { path: source.place + path },
    details: { field, text: text.slice(0, 60) },
  });
  return null;
};

const relatedOf = (group: JsonObject): readonly string[] => {
  const related = group['relatedLots'];
  return Array.isArray(related)
    ? related.flatMap((each) => (typeof each === 'string' ? harmlessLine(each).slice(0, longestLine) : []))
    : [];
};

/** `lotDetails` and `lotGroups` of the extension “Lots”: how many lots one bidder may have, and which go together. */
export const lotTermsOf = (source: Source, tender: Tender): LotTerms | null => {
  const path = 'tender.lotDetails';
  const details = objectAt(source, tender, path);
  const groups = objectsAt(source, tender, 'tender.lotGroups').map((group, at) => {
    const place = `tender.lotGroups[${at}]`;
    return {
      id: lineAt(source, group, `${place}.id`) ?? String(at + 1),
      title: lineAt(source, group, `${place}.title`),
      lotIds: relatedOf(group),
      maximum: amountAt(source, group, `${place}.maximumValue`),
      path: source.place + place,
    };
  });
  const maxSubmitted = countAt(source, details, `${path}.maximumLotsBidPerSupplier`);
  const maxAwarded = countAt(source, details, `${path}.maximumLotsAwardedPerSupplier`);
  if (maxSubmitted === null && maxAwarded === null && groups.length === 0) return null;
  return { maxSubmitted, maxAwarded, allLots: false, groups, path: source.place + path };
};

export const lotTermFields: readonly string[] = [
  ...under('tender.lotDetails', ['maximumLotsBidPerSupplier', 'maximumLotsAwardedPerSupplier']),
  ...under('tender.lotGroups', ['id', 'title', 'relatedLots', 'maximumValue.amount', 'maximumValue.currency']),
];
