import { blankItem, blankLot, blankSecurity } from '#shared/procedure/blank.ts';
import type { AwardCriterion, Requirement } from '#shared/procedure/criteria.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import type { Item, Lot, NoticeDate, Organisation, Security } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { codeOf, organisationOf } from '../russian/facts.ts';
import { find, findAll, flagAt, lineAt, proseAt, tell, type XmlFacts } from '../xml/facts.ts';
import { amountOf, decimalAt } from '../xml/values.ts';
import { extendedCriteria, extendedDates, extendedDemands } from './extend-fields.ts';

const fields = { inn: 'inn', kpp: 'kpp', ogrn: 'ogrn' } as const;

/** A party of a 223-FZ notice: `mainInfo` holds its name and numbers. */
export const partyOf = (facts: XmlFacts, party: XmlElement | null): Organisation | null =>
  organisationOf(facts, find(party, 'mainInfo'), fields);

export type LotFacts = {
  readonly lot: Lot;
  readonly items: readonly Item[];
  readonly securities: readonly Security[];
  readonly dates: readonly NoticeDate[];
  readonly criteria: readonly AwardCriterion[];
  readonly requirements: readonly Requirement[];
};

const itemOf = (facts: XmlFacts, element: XmlElement, lotId: string, at: number, currency: string | null): Item => {
  const codes = [
    ...codeOf(facts, find(element, 'okpd2'), 'OKPD2'),
    ...codeOf(facts, find(element, 'okved2'), 'OKVED2'),
    ...codeOf(facts, find(element, 'okpd'), 'OKPD'),
    ...codeOf(facts, find(element, 'okdp'), 'OKDP'),
    ...codeOf(facts, find(element, 'okved'), 'OKVED'),
  ];
  const [leading] = codes;
  const own = proseAt(facts, element, 'commodityName') ?? proseAt(facts, element, 'additionalInfo');
  const price = find(element, 'commodityItemPrice') ?? find(element, 'price');
  return {
    ...blankItem,
    id: `${lotId}-${lineAt(facts, element, 'ordinalNumber') ?? at + 1}`,
    description: own ?? leading?.name ?? leading?.code ?? '',
    quantity: decimalAt(facts, element, 'qty'),
    unit: lineAt(facts, element, 'okei', 'name'),
    unitCode: lineAt(facts, element, 'okei', 'code'),
    classification: leading?.code ?? null,
    codes,
    lotId,
    price: price === null ? null : amountOf(facts, price, currency),
  };
};

/** `applicationSupply…` secures the bid, `completingSupplyInfo` the contract. */
const securitiesOf = (
  facts: XmlFacts,
  data: XmlElement | null,
  lotId: string,
  currency: string | null,
): readonly Security[] => {
  const securities: Security[] = [];
  const isNeeded = flagAt(facts, data, 'applicationSupplyNeeded');
  const bidCurrency = lineAt(facts, data, 'applicationSupplyCurrency', 'code') ?? currency;
  const bid = amountOf(facts, find(data, 'applicationSupplySumm'), bidCurrency);
  const terms = proseAt(facts, data, 'applicationSupplyExtra');
  if (isNeeded !== false && (isNeeded === true || bid !== null || terms !== null))
    securities.push({
      ...blankSecurity,
      kind: 'bid',
      amount: bid?.amount ?? null,
      currency: bid?.currency ?? null,
      terms,
      lotId,
    });
  const supply = find(data, 'completingSupplyInfo');
  const sum = amountOf(facts, find(supply, 'sum'), lineAt(facts, supply, 'currency', 'code') ?? currency);
  const percent = decimalAt(facts, supply, 'percent');
  if (sum !== null || percent !== null)
    securities.push({
      ...blankSecurity,
      kind: 'performance',
      amount: sum?.amount ?? null,
      currency: sum?.currency ?? null,
      percent,
      lotId,
    });
  return securities;
};

const flagsOf = (facts: XmlFacts, lot: XmlElement, data: XmlElement | null): readonly ProcedureFlag[] => [
  ...(flagAt(facts, data, 'forSmallOrMiddle') === true ? (['only-small-business'] as const) : []),
  ...(flagAt(facts, data, 'subcontractorsRequirement') === true ? (['small-business-subcontractors'] as const) : []),
  ...(flagAt(facts, lot, 'jointLotData', 'jointLot') === true ? (['joint'] as const) : []),
];

const lotOf = (facts: XmlFacts, element: XmlElement, at: number): LotFacts | null => {
  const data = find(element, 'lotData') ?? element;
  const id = lineAt(facts, element, 'ordinalNumber') ?? lineAt(facts, element, 'lotNumber') ?? String(at + 1);
  if (flagAt(facts, element, 'cancelled') === true) {
    tell(facts, element, 'notice.lot-cancelled', { lot: id }, 'info');
    return null;
  }
  const currency = lineAt(facts, data, 'currency', 'code');
  const title = lineAt(facts, data, 'subject');
  const dates = extendedDates(facts, element);
  const end = dates.find(({ kind }) => kind === 'bids-until');
  return {
    lot: {
      ...blankLot,
      id,
      title: title ?? id,
      description: proseAt(facts, data, 'purchaseDescription'),
      // Where only prices of units are fixed the schema has a ceiling for the contract in its place.
      value: amountOf(facts, find(data, 'initialSum') ?? find(data, 'maxContractPrice'), currency),
      deadline: end === undefined ? null : { at: end.at, offset: end.offset, rule: end.rule },
      customer: partyOf(facts, find(data, 'customer')),
      flags: flagsOf(facts, element, data),
    },
    items: findAll(data, 'lotItems', 'lotItem').map((item, index) => itemOf(facts, item, id, index, currency)),
    securities: securitiesOf(facts, data, id, currency),
    dates: dates.map((date) => ({ ...date, lotId: id })),
    criteria: extendedCriteria(facts, element, id),
    requirements: extendedDemands(facts, element, id),
  };
};

/** Lots that can be bid on: a cancelled one is told and left out. */
export const lotsOf = (facts: XmlFacts, data: XmlElement): readonly LotFacts[] =>
  findAll(data, 'lots', 'lot').flatMap((element, at) => lotOf(facts, element, at) ?? []);
