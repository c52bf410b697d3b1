import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import { kindOfSource } from '#shared/procedure/kinds/mapping.ts';
import type { Amendment, DateKind, NoticeDate, Organisation, Procedure } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import { instantText, writtenInstant } from '#shared/procedure/written-instant.ts';
import type { JsonObject } from '../json/strict.ts';
import { amountAt, dateAt, lineAt, objectAt, objectsAt, proseAt, type Source } from '../ocds/source.ts';
import { requirementsIn } from '../json/requirements.ts';
import { criteriaOf, lotOfItemIn } from './features.ts';
import { documentsOf, itemsOf, lotsOf, securitiesOf, vatAt } from './lists.ts';
import { unknownOf } from './unknown.ts';

const periods: readonly (readonly [string, DateKind, DateKind])[] = [
  ['tenderPeriod', 'bids-from', 'bids-until'],
  ['enquiryPeriod', 'questions-from', 'questions-until'],
  ['awardPeriod', 'award-from', 'award-until'],
];

const datesOf = (source: Source, tender: JsonObject): readonly NoticeDate[] => {
  const dates: NoticeDate[] = [];
  const add = (kind: DateKind, holder: JsonObject | null, path: string, lotId?: string): void => {
    const written = dateAt(source, holder, path);
    if (written === null) return;
    dates.push({ ...writtenInstant(written), kind, path, ...(lotId === undefined ? {} : { lotId }) });
  };
  add('published', tender, 'noticePublicationDate');
  for (const [name, from, until] of periods) {
    const period = objectAt(source, tender, name);
    add(from, period, `${name}.startDate`);
    add(until, period, `${name}.endDate`);
  }
  add('auction', objectAt(source, tender, 'auctionPeriod'), 'auctionPeriod.startDate');
  for (const [index, lot] of objectsAt(source, tender, 'lots').entries()) {
    const path = `lots[${index}].auctionPeriod`;
    const lotId = lineAt(source, lot, `lots[${index}].id`) ?? String(index + 1);
    add('auction', objectAt(source, lot, path), `${path}.startDate`, lotId);
  }
  return dates;
};

const organisationOf = (source: Source, holder: JsonObject | null, path: string): Organisation | null => {
  const name =
    lineAt(source, holder, `${path}.name`) ??
    lineAt(source, objectAt(source, holder, `${path}.identifier`), `${path}.identifier.legalName`);
  return name === null ? null : { name };
};

/** Types of procedure whose name says something that a bidder must know. */
const flagsByType: Readonly<Record<string, readonly ProcedureFlag[]>> = {
  closeFrameworkAgreementUA: ['framework'],
  closeFrameworkAgreementSelectionUA: ['framework'],
  competitiveDialogueUA: ['multi-stage'],
  competitiveDialogueEU: ['multi-stage'],
};

const flagsOf = (tender: JsonObject, method: string | null): readonly ProcedureFlag[] => {
  const flags = new Set<ProcedureFlag>(['electronic', ...(flagsByType[method ?? ''] ?? [])]);
  if (tender['submissionMethod'] === 'electronicAuction') flags.add('electronic-auction');
  if (tender['procurementMethod'] === 'limited') flags.add('closed');
  if (Array.isArray(tender['features']) && tender['features'].length > 0) flags.add('rated-bids');
  return [...flags];
};

/**
 * Cancellations that took effect, of the tender or of one lot (openprocurement.api, "Cancellation": one that is `pending`
 * is only being prepared). The tender's status and its lots' say the same; the reason stands only here.
 */
const cancellationOf = (source: Source, tender: JsonObject): Amendment | null => {
  const changes = objectsAt(source, tender, 'cancellations').flatMap((one, index) => {
    const path = `cancellations[${index}]`;
    if (one['status'] !== 'active') return [];
    const lotId = one['cancellationOf'] === 'lot' ? lineAt(source, one, `${path}.relatedLot`) : null;
    return [{ lotId, description: proseAt(source, one, `${path}.reason`) ?? '' }];
  });
  const whole = changes.find(({ lotId }) => lotId === null);
  return changes.length === 0 ? null : { noticeId: null, reason: whole?.description ?? null, changes };
};

/** One tender of the ProZorro interface 2.5. `sourceId` was checked by the caller. */
export const prozorroProcedure = (source: Source, sourceId: string): Procedure => {
  const tender = source.release;
  const dates = datesOf(source, tender);
  const method = lineAt(source, tender, 'procurementMethodType') ?? lineAt(source, tender, 'procurementMethod');
  const deadline = dates.find(({ kind }) => kind === 'bids-until') ?? null;
  // Read before among the dates, and named there where it was wrong.
  const quiet: Source = { ...source, findings: [] };
  const published =
    dateAt(quiet, tender, 'noticePublicationDate') ??
    dateAt(quiet, tender, 'dateCreated') ??
    dateAt(quiet, tender, 'date');
  const unknown = unknownOf(tender);
  const criteria = criteriaOf(source, tender);
  return {
    sourceId,
    sourceFormat: 'prozorro',
    lotTerms: null,
    title: lineAt(source, tender, 'title') ?? sourceId,
    description: proseAt(source, tender, 'description'),
    buyer: organisationOf(source, objectAt(source, tender, 'procuringEntity'), 'procuringEntity'),
    organiser: null,
    customers: objectsAt(source, tender, 'buyers').flatMap(
      (buyer, index) => organisationOf(source, buyer, `buyers[${index}]`) ?? [],
    ),
    platform: 'ProZorro',
    platformUrl: null,
    kind: kindOfSource('prozorro', method),
    method,
    status: lineAt(source, tender, 'status'),
    language: 'uk',
    languages: typeof tender['title_en'] === 'string' ? ['uk', 'en'] : ['uk'],
    publishedAt: published === null ? null : instantText(published.milliseconds),
    deadline: deadline === null ? null : { at: deadline.at, offset: deadline.offset, rule: deadline.rule },
    dates,
    value: amountAt(source, tender, 'value'),
    valueWithoutVat: null,
    vat: vatAt(objectAt(source, tender, 'value')),
    lots: lotsOf(source, tender),
    items: itemsOf(source, tender),
    documents: documentsOf(source, tender),
    securities: securitiesOf(source, tender),
    criteria,
    requirements: requirementsIn(source, tender, 'criteria', { lotOfItem: lotOfItemIn(source, tender) }),
    flags: flagsOf(tender, method),
    amendment: cancellationOf(source, tender),
    url: null,
    unknownFields: unknown.fields,
    unknownCount: unknown.count,
    findings: [...source.findings, ...judgeWeights(criteria)],
  };
};
