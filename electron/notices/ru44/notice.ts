import { blankLot, blankProcedure } from '#shared/procedure/blank.ts';
import type { AwardCriterion, Requirement } from '#shared/procedure/criteria.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import { kindByWords, kindOfSource } from '#shared/procedure/kinds/mapping.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import type { Amendment, Amount, Item, Lot, Organisation, Procedure, Security } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { moscowTime, organisationOf, totalOf } from '../russian/facts.ts';
import { find, findAll, flagAt, lineAt, lineOf, missing, passOver, proseAt, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { amountOf, momentOf } from '../xml/values.ts';
import { criteriaOf } from './criteria.ts';
import { demandsOf } from './demands.ts';
import { itemsOf } from './objects.ts';
import { bidsUntil, datesOf, documentsOf, firstOf, orBelow } from './parts.ts';
import { customerOf, flagsOf, numbers, requirementsOf, securitiesOf } from './requirements.ts';

/** What is bought, by whom and under which securities: of the whole notice, or of one `lot` of an older one. */
type Subject = {
  readonly value: Amount | null;
  readonly items: readonly Item[];
  readonly securities: readonly Security[];
  readonly customers: readonly Organisation[];
  readonly flags: readonly ProcedureFlag[];
  readonly criteria: readonly AwardCriterion[];
  readonly requirements: readonly Requirement[];
};

const subjectOf = (facts: XmlFacts, holder: XmlElement | null, lotId: string | null): Subject => {
  const price =
    (holder === null
      ? null
      : orBelow(find(holder, 'contractConditionsInfo', 'maxPriceInfo'), holder, 'maxPriceInfo')) ?? holder;
  const currency = lineAt(facts, price, 'currency', 'code');
  const own = find(price, 'maxPrice');
  const named = requirementsOf(holder);
  // Without a part for each customer what is asked for stands beside the price.
  const requirements = named.length === 0 && holder !== null ? [holder] : named;
  const several = requirements.length > 1;
  const parts = requirements.map((requirement) => {
    const customer = customerOf(facts, requirement);
    const conditions = find(requirement, 'contractConditionsInfo', 'maxPriceInfo') ?? requirement;
    const amount = find(conditions, 'maxPrice');
    const partCurrency = lineAt(facts, conditions, 'currency', 'code') ?? currency;
    return {
      customer,
      // The customers' shares say the notice's price once more; only without it are they the price.
      value:
        own === null && requirement !== holder ? amountOf(facts, amount, partCurrency) : (lineOf(facts, amount), null),
      securities: securitiesOf(facts, requirement, partCurrency, lotId, several ? (customer?.name ?? null) : null),
    };
  });
  return {
    value: own === null ? totalOf(parts.map(({ value }) => value)) : amountOf(facts, own, currency),
    items: itemsOf(facts, holder, currency, lotId),
    securities: parts.flatMap(({ securities }) => securities),
    customers: parts.flatMap(({ customer }) => customer ?? []),
    flags: flagsOf(facts, holder),
    criteria: criteriaOf(facts, holder, lotId),
    requirements: demandsOf(facts, holder, lotId),
  };
};

const lotOf = (facts: XmlFacts, element: XmlElement, at: number): { readonly lot: Lot; readonly subject: Subject } => {
  const id = lineAt(facts, element, 'lotNumber') ?? String(at + 1);
  const subject = subjectOf(facts, element, id);
  const [only, more] = subject.customers;
  const lot = {
    ...blankLot,
    id,
    title: lineAt(facts, element, 'lotObjectInfo') ?? id,
    value: subject.value,
    customer: more === undefined ? (only ?? null) : null,
    flags: subject.flags,
  };
  return { lot, subject };
};

const lotsOf = (facts: XmlFacts, notice: XmlElement): readonly ReturnType<typeof lotOf>[] =>
  [...findAll(notice, 'lot'), ...findAll(notice, 'lots', 'lot')].map((lot, at) => lotOf(facts, lot, at));

const amendmentOf = (facts: XmlFacts, notice: XmlElement, version: string | null): Amendment | null => {
  const modification = find(notice, 'modificationInfo') ?? find(notice, 'modification');
  if (modification === null && (version === null || version === '1')) return null;
  return { noticeId: null, reason: proseAt(facts, modification, 'info'), changes: [] };
};

export const numberAt = (facts: XmlFacts, notice: XmlElement): string | null =>
  lineOf(facts, firstOf(notice, ['commonInfo', 'purchaseNumber'], ['purchaseNumber']));

export const publishedOf = (facts: XmlFacts, notice: XmlElement) =>
  momentOf(
    facts,
    firstOf(
      notice,
      ['commonInfo', 'publishDTInEIS'],
      ['commonInfo', 'docPublishDTInEIS'],
      ['commonInfo', 'docPublishDate'],
      ['docPublishDate'],
      ['commonInfo', 'directDT'],
      ['directDate'],
    ),
    moscowTime,
  );

const unique = (organisations: readonly Organisation[]): readonly Organisation[] =>
  organisations.filter(({ name }, at) => organisations.findIndex((other) => other.name === name) === at);

/**
 * A notice of 44-FZ. Since 2022 one notice is one purchase: it names no lots, and several customers share one bid, so
 * the model's list of lots is empty, `customers` names them and each security says whose it is. Notices of earlier
 * schemas that hold `lot` elements have these as lots.
 */
export const noticeProcedure = (facts: XmlFacts, notice: XmlElement, sourceId: string): Procedure => {
  const until = bidsUntil(notice);
  const deadline = momentOf(facts, until, moscowTime);
  const title = lineOf(facts, firstOf(notice, ['commonInfo', 'purchaseObjectInfo'], ['purchaseObjectInfo']));
  if (title === null) missing(facts, find(notice, 'commonInfo') ?? notice, 'purchaseObjectInfo');
  const responsible = orBelow(
    firstOf(notice, ['purchaseResponsibleInfo', 'responsibleOrgInfo'], ['purchaseResponsible', 'responsibleOrg']),
    notice,
    'responsibleOrgInfo',
  );
  const lots = lotsOf(facts, notice);
  const whole = lots.length === 0 ? subjectOf(facts, find(notice, 'notificationInfo') ?? notice, null) : null;
  // Documentation of its own holds the rest, unless it was read already as part of the whole.
  const hasParts = lots.length > 0 || find(notice, 'notificationInfo') !== null;
  const documentation = hasParts ? find(notice, 'documentation') : null;
  const ofAll = {
    criteria: criteriaOf(facts, documentation, null),
    requirements: demandsOf(facts, documentation, null),
  };
  const subjects = whole === null ? lots.map(({ subject }) => subject) : [whole];
  const buyer = organisationOf(facts, responsible, numbers) ?? subjects[0]?.customers[0] ?? null;
  const customers = unique(subjects.flatMap((subject) => subject.customers));
  const placing = orBelow(firstOf(notice, ['commonInfo', 'placingWay'], ['placingWay']), notice, 'placingWay');
  const code = lineAt(facts, placing, 'code');
  const method = lineAt(facts, placing, 'name');
  const platform = orBelow(firstOf(notice, ['commonInfo', 'ETP'], ['ETP']), notice, 'ETP');
  const flags = new Set(subjects.flatMap((subject) => subject.flags));
  if (platform !== null) flags.add('electronic');
  if (flagAt(facts, notice, 'notificationInfo', 'flags', 'isEmergency') === true) flags.add('emergency');
  const version = lineAt(facts, notice, 'versionNumber');
  passOver(facts, find(notice, 'id'));
  passOver(facts, find(notice, 'externalId'));
  passOver(facts, find(platform, 'code'));
  const only = lots.length === 1 ? lots[0] : undefined;
  const criteria = [...subjects.flatMap((subject) => subject.criteria), ...ofAll.criteria];
  return {
    ...blankProcedure,
    sourceId,
    sourceFormat: 'ru44',
    title: title ?? sourceId,
    buyer,
    customers: customers.some(({ name }) => name !== buyer?.name) || customers.length > 1 ? customers : [],
    platform: lineAt(facts, platform, 'name'),
    platformUrl: lineAt(facts, platform, 'url'),
    kind: kindOfSource('ru44', code) ?? kindByWords(method),
    method: method ?? code,
    language: 'ru',
    languages: ['ru'],
    publishedAt: publishedOf(facts, notice)?.at ?? null,
    deadline,
    dates: [
      ...(deadline === null || until === null
        ? []
        : [{ ...deadline, kind: 'bids-until', path: pathOf(facts.root, until) } as const]),
      ...datesOf(facts, notice),
    ],
    value: totalOf(subjects.map(({ value }) => value)),
    // A single lot without a subject of its own is what the notice is about.
    lots: lots.map(({ lot }) =>
      only !== undefined && lot.title === lot.id ? { ...lot, title: title ?? lot.id } : lot,
    ),
    items: subjects.flatMap(({ items }) => items),
    documents: documentsOf(facts, notice),
    securities: subjects.flatMap(({ securities }) => securities),
    criteria,
    requirements: [...subjects.flatMap(({ requirements }) => requirements), ...ofAll.requirements],
    flags: [...flags],
    amendment: amendmentOf(facts, notice, version),
    url: lineOf(facts, firstOf(notice, ['commonInfo', 'href'], ['href'])),
    ...unknownFieldsOf(facts, notice),
    findings: [...facts.findings, ...judgeWeights(criteria)],
  };
};

/** Lots that a notice says anew, with what belongs to them. */
export const lotParts = (
  facts: XmlFacts,
  notice: XmlElement,
): Pick<Procedure, 'lots' | 'items' | 'securities' | 'criteria' | 'requirements'> => {
  const lots = lotsOf(facts, notice);
  if (lots.length === 0) missing(facts, notice, 'lot');
  return {
    lots: lots.map(({ lot }) => lot),
    items: lots.flatMap(({ subject }) => subject.items),
    securities: lots.flatMap(({ subject }) => subject.securities),
    criteria: lots.flatMap(({ subject }) => subject.criteria),
    requirements: lots.flatMap(({ subject }) => subject.requirements),
  };
};
