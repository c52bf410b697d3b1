import { blankDocument, blankItem, blankLot, blankSecurity } from '#shared/procedure/blank.ts';
import type { AwardCriterion, Requirement } from '#shared/procedure/criteria.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import type { Item, Lot, NoticeDate, NoticeDocument, Security, WrittenInstant } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attribute, find, findAll, flagAt, lineAt, lineOf, missing, type XmlFacts } from '../xml/facts.ts';
import { amountOf, decimalAt } from '../xml/values.ts';
import { criteriaOf } from './criteria.ts';
import { demandsOf } from './demands.ts';
import { lineIn, proseIn, type Wanted } from './languages.ts';
import { datesIn } from './moments.ts';
import { extensionOf } from './parties.ts';

export type LotFacts = {
  readonly lot: Lot;
  readonly dates: readonly NoticeDate[];
  readonly items: readonly Item[];
  readonly documents: readonly NoticeDocument[];
  readonly securities: readonly Security[];
  readonly criteria: readonly AwardCriterion[];
  readonly requirements: readonly Requirement[];
  readonly flags: readonly ProcedureFlag[];
  readonly submissionAddress: string | null;
};

/** Lots, not groups of lots (`LotsGroup`) nor parts of a planning notice (`Part`). */
const isLot = (element: XmlElement): boolean => {
  const id = find(element, 'ID');
  const scheme = attribute(id, 'schemeName');
  return scheme === 'Lot' || (scheme === null && !lineStarts(id, 'GLO-') && !lineStarts(id, 'PAR-'));
};
const lineStarts = (element: XmlElement | null, start: string): boolean => {
  const [first] = element?.children ?? [];
  return first?.kind === 'text' && first.text.trim().startsWith(start);
};

export const valueIn = (facts: XmlFacts, project: XmlElement | null) => {
  const amount = find(project, 'RequestedTenderTotal', 'EstimatedOverallContractAmount');
  return amountOf(facts, amount, attribute(amount, 'currencyID'));
};

/** CPV codes (BT-262 main, BT-263 additional) as the positions that the notice lists; BT-25 the main one's quantity. */
export const itemsOf = (facts: XmlFacts, project: XmlElement | null, lotId: string): readonly Item[] => {
  const quantity =
    find(project, 'RequestedTenderTotal', 'EstimatedOverallContractQuantity') ??
    find(project, 'EstimatedOverallContractQuantity');
  const found: Item[] = [];
  for (const role of ['MainCommodityClassification', 'AdditionalCommodityClassification']) {
    for (const element of findAll(project, role, 'ItemClassificationCode')) {
      const code = lineOf(facts, element);
      if (code === null) continue;
      const isMain = role === 'MainCommodityClassification';
      found.push({
        ...blankItem,
        id: `${lotId}-${found.length + 1}`,
        description: `CPV ${code}`,
        classification: code,
        codes: [{ scheme: 'CPV', code, name: null }],
        lotId,
        quantity: isMain && quantity !== null ? decimalAt(facts, quantity) : null,
        unitCode: isMain ? attribute(quantity, 'unitCode') : null,
      });
    }
  }
  return found;
};

/** Documents of the call for tenders (BT-14, BT-15, BT-708); one that stands in several languages comes once. */
const documentsOf = (facts: XmlFacts, terms: XmlElement | null, lotId: string): readonly NoticeDocument[] =>
  findAll(terms, 'CallForTendersDocumentReference').map((reference) => {
    const id = lineAt(facts, reference, 'ID');
    const url = lineAt(facts, reference, 'Attachment', 'ExternalReference', 'URI');
    const name =
      lineAt(facts, reference, 'Attachment', 'ExternalReference', 'FileName') ??
      lineAt(facts, reference, 'DocumentDescription');
    return {
      ...blankDocument,
      title: name ?? id ?? url ?? '',
      url,
      kind: lineAt(facts, reference, 'DocumentType'),
      lotId,
    };
  });

/** BT-751 says that a guarantee for the tender is asked for, BT-75 in words which; UBL also has a sum and a rate. */
const securitiesOf = (facts: XmlFacts, terms: XmlElement | null, lotId: string, wanted: Wanted): readonly Security[] =>
  findAll(terms, 'RequiredFinancialGuarantee').flatMap((guarantee) => {
    const isAsked = lineAt(facts, guarantee, 'GuaranteeTypeCode');
    const liability = find(guarantee, 'LiabilityAmount');
    const amount = amountOf(facts, liability, attribute(liability, 'currencyID'));
    const percent = decimalAt(facts, guarantee, 'AmountRate');
    const words = proseIn(facts, guarantee, 'Description', wanted);
    if (isAsked === 'false' || (isAsked !== 'true' && amount === null && percent === null && words === null)) return [];
    return [
      {
        ...blankSecurity,
        kind: 'bid',
        amount: amount?.amount ?? null,
        currency: amount?.currency ?? null,
        percent,
        terms: words,
        lotId,
      },
    ];
  });

/** Codes of lists in `listName`, to what they say of the lot; every other code of these lists says nothing special. */
const flagsByCode: Readonly<Record<string, Readonly<Record<string, ProcedureFlag>>>> = {
  esubmission: { required: 'electronic' },
  'reserved-procurement': { 'res-ws': 'reserved', 'res-pub-ser': 'reserved' },
  permission: { allowed: 'alternative-bids', required: 'alternative-bids' },
  'framework-agreement': { 'fa-w-rc': 'framework', 'fa-wo-rc': 'framework', 'fa-mix': 'framework' },
  'dps-usage': { 'dps-list': 'dynamic-system', 'dps-nlist': 'dynamic-system' },
};
const flagPlaces: readonly (readonly string[])[] = [
  ['TenderingProcess', 'SubmissionMethodCode'],
  ['TenderingProcess', 'ContractingSystem', 'ContractingSystemTypeCode'],
  ['TenderingTerms', 'VariantConstraintCode'],
  ['TenderingTerms', 'TendererQualificationRequest', 'SpecificTendererRequirement', 'TendererRequirementTypeCode'],
];

const flagsOf = (facts: XmlFacts, lot: XmlElement): readonly ProcedureFlag[] => {
  const flags = new Set<ProcedureFlag>();
  for (const place of flagPlaces) {
    for (const element of findAll(lot, ...place)) {
      const list = flagsByCode[attribute(element, 'listName') ?? ''];
      if (list === undefined) continue;
      const flag = list[lineOf(facts, element) ?? ''];
      if (flag !== undefined) flags.add(flag);
    }
  }
  if (flagAt(facts, lot, 'TenderingProcess', 'AuctionTerms', 'AuctionConstraintIndicator') === true)
    flags.add('electronic-auction');
  return [...flags];
};

const end = ['EndDate', 'EndTime'] as const;
const start = ['StartDate', 'StartTime'] as const;
const occurrence = ['OccurrenceDate', 'OccurrenceTime'] as const;

const datesOf = (facts: XmlFacts, lot: XmlElement, lotId: string): readonly NoticeDate[] => {
  const process = find(lot, 'TenderingProcess');
  const period = (name: string): XmlElement | null => find(process, name);
  return [
    // BT-131, BT-1311, BT-13, BT-132.
    ...datesIn(facts, period('TenderSubmissionDeadlinePeriod'), end, 'bids-until', lotId),
    ...datesIn(facts, period('ParticipationRequestReceptionPeriod'), start, 'requests-from', lotId),
    ...datesIn(facts, period('ParticipationRequestReceptionPeriod'), end, 'requests-until', lotId),
    // BT-630, of notices that ask for interest first.
    ...datesIn(facts, find(extensionOf(process), 'InterestExpressionReceptionPeriod'), end, 'requests-until', lotId),
    ...datesIn(facts, period('AdditionalInformationRequestPeriod'), end, 'questions-until', lotId),
    ...datesIn(facts, period('OpenTenderEvent'), occurrence, 'opening', lotId),
  ];
};

/** The last moment for bids; where only requests to participate have one, that. */
export const lastMoment = (dates: readonly NoticeDate[]): WrittenInstant | null => {
  for (const wanted of ['bids-until', 'requests-until'] as const) {
    const earliest = dates
      .filter(({ kind }) => kind === wanted)
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];
    if (earliest !== undefined) return { at: earliest.at, offset: earliest.offset, rule: earliest.rule };
  }
  return null;
};

const lotOf = (facts: XmlFacts, element: XmlElement, wanted: Wanted): LotFacts | null => {
  const id = lineAt(facts, element, 'ID');
  if (id === null) {
    missing(facts, element, 'cbc:ID');
    return null;
  }
  const project = find(element, 'ProcurementProject');
  const terms = find(element, 'TenderingTerms');
  const dates = datesOf(facts, element, id);
  const flags = flagsOf(facts, element);
  return {
    lot: {
      ...blankLot,
      id,
      title: lineIn(facts, project, 'Name', wanted) ?? id,
      description: proseIn(facts, project, 'Description', wanted),
      value: valueIn(facts, project),
      deadline: lastMoment(dates),
      flags,
    },
    dates,
    items: itemsOf(facts, project, id),
    documents: documentsOf(facts, terms, id),
    securities: securitiesOf(facts, terms, id, wanted),
    criteria: criteriaOf(facts, terms, id, wanted),
    requirements: demandsOf(facts, terms, id, wanted),
    flags,
    submissionAddress: lineAt(facts, terms, 'TenderRecipientParty', 'EndpointID'),
  };
};

export const lotsOf = (facts: XmlFacts, wanted: Wanted): readonly LotFacts[] =>
  findAll(facts.root, 'ProcurementProjectLot')
    .filter(isLot)
    .flatMap((element) => lotOf(facts, element, wanted) ?? []);
