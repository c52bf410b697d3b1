import { blankDocument, blankItem, blankProcedure } from '#shared/procedure/blank.ts';
import type { ProcedureFlag } from '#shared/procedure/flags.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { kindOfCodes } from '#shared/procedure/kinds/find-kind.ts';
import type { DateKind, Item, ItemCode, NoticeDocument, Procedure } from '#shared/procedure/model.ts';
import { judgeWeights } from '#shared/procedure/weights.ts';
import type { XmlElement } from '../../xml/model.ts';
import { findAll, lineAt, lineOf, proseAt, type XmlFacts } from '../xml/facts.ts';
import { unknownFieldsOf } from '../xml/unknown-fields.ts';
import { criteriaOf, demandsOf } from './soap-criteria.ts';
import { currencyAt, datesAt, flagsAt, momentAt, priceAt, pricesAt, quantityAt } from './soap-facts.ts';
import { auctionTypes, boardTypes, platformAddress, platformName, tradeTypes } from './words.ts';

const dateFields: readonly (readonly [string, DateKind])[] = [
  ['date_start', 'bids-from'],
  ['date_end', 'bids-until'],
  ['date_unsealing', 'opening'],
  ['consideration_date', 'consideration-until'],
  ['results_date', 'award-until'],
  ['date_job_begin', 'contract-from'],
  ['date_job_end', 'contract-until'],
];

/** The platform's word for the kind of procedure, from its type codes; a code without a word stands as it is. */
const methodOf = (facts: XmlFacts, data: XmlElement): string | null => {
  const trade = lineAt(facts, data, 'trade_type_code');
  const type = lineAt(facts, data, 'type');
  const board = lineAt(facts, data, 'board_extended_type');
  if (type === '4' && board !== null && boardTypes[board] !== undefined) return boardTypes[board];
  if (type !== null && type !== '0') return auctionTypes[type] ?? type;
  return trade === null ? null : (tradeTypes[trade] ?? trade);
};

const codeAt = (facts: XmlFacts, data: XmlElement, field: string): number | null => {
  const text = lineAt(facts, data, field);
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;
};

/** The kind of the catalogue that has these codes. A code of 0 is one of its own only beside the type it refines. */
const kindOf = (facts: XmlFacts, data: XmlElement, flags: readonly ProcedureFlag[]): string | null => {
  const type = codeAt(facts, data, 'type');
  const board = codeAt(facts, data, 'board_extended_type');
  const trade = codeAt(facts, data, 'trade_type_code');
  const codes = {
    ...(type === null || type === 0 ? {} : { type }),
    ...(type === 4 && board !== null ? { boardExtendedType: board } : {}),
    ...(trade === null || trade === 0 ? {} : { tradeTypeCode: trade }),
  };
  return kindOfCodes(codes, flags, builtInKinds)?.kindId ?? null;
};

/** The interface names files by their number there. */
const documentsOf = (facts: XmlFacts, data: XmlElement): readonly NoticeDocument[] => {
  const names = findAll(data, 'files', 'string').flatMap((file) => lineOf(facts, file) ?? []);
  return [...new Set(names)].map((title) => ({ ...blankDocument, title }));
};

const codesOf = (facts: XmlFacts, holder: XmlElement): readonly ItemCode[] => [
  ...findAll(holder, 'okpd2_codes', 'string').flatMap((code) => codeOf(facts, code, 'OKPD2')),
  ...findAll(holder, 'okved2_codes', 'string').flatMap((code) => codeOf(facts, code, 'OKVED2')),
  ...findAll(holder, 'okpd_code').flatMap((code) => codeOf(facts, code, 'OKPD')),
  ...findAll(holder, 'okved_code').flatMap((code) => codeOf(facts, code, 'OKVED')),
];
const codeOf = (facts: XmlFacts, element: XmlElement, scheme: ItemCode['scheme']): ItemCode[] => {
  const code = lineOf(facts, element);
  return code === null ? [] : [{ scheme, code, name: null }];
};

/** Positions of `getPositions`; its answer names no currency, so the one of the procedure's own data is given. */
export const positionsOf = (
  facts: XmlFacts,
  positions: readonly XmlElement[],
  currency: string | null,
  analoguesAllowed: boolean | null,
): readonly Item[] =>
  positions.map((position, index) => {
    const codes = codesOf(facts, position);
    return {
      ...blankItem,
      id: lineAt(facts, position, 'number') ?? String(index + 1),
      description: lineAt(facts, position, 'name') ?? '',
      quantity: quantityAt(facts, position, 'quantity'),
      unit: lineAt(facts, position, 'units'),
      classification: codes[0]?.code ?? null,
      codes,
      price: priceAt(facts, position, 'price_unit', currency),
      value: priceAt(facts, position, 'price_lot', currency),
      analoguesAllowed,
    };
  });

/** The answer of `RemoteAuction.getData`: an auction, a request for proposals or prices, a sale, a simple purchase. */
export const auctionProcedure = (
  facts: XmlFacts,
  data: XmlElement,
  sourceId: string,
  positions: readonly XmlElement[],
): Procedure => {
  const currency = currencyAt(facts, data, 'currency');
  const prices = pricesAt(facts, data, ['price_lot', 'price_lot_notax'], currency, lineAt(facts, data, 'price_main'));
  const dates = datesAt(facts, data, dateFields);
  const quiet: XmlFacts = { ...facts, findings: [] };
  const criteria = criteriaOf(facts, data);
  const flags = flagsAt(facts, data);
  const type = lineAt(facts, data, 'type');
  const items = positionsOf(facts, positions, currency, flags.includes('analogues') ? true : null);
  return {
    ...blankProcedure,
    ...prices,
    sourceId,
    sourceFormat: 'b2b-soap',
    title: lineAt(facts, data, 'name') ?? sourceId,
    description: proseAt(facts, data, 'description'),
    platform: platformName,
    platformUrl: platformAddress,
    kind: kindOf(facts, data, flags),
    method: methodOf(facts, data),
    language: 'ru',
    languages: ['ru'],
    deadline: momentAt(quiet, data, 'date_end'),
    dates,
    items,
    documents: documentsOf(facts, data),
    securities: depositOf(facts, data),
    flags: type === '1' || type === '3' ? [...flags, 'sale'] : flags,
    url: lineAt(facts, data, 'url'),
    criteria,
    requirements: demandsOf(facts, data),
    ...unknownFieldsOf(facts, data),
    findings: [...facts.findings, ...judgeWeights(criteria)],
  };
};

/** `applications_deposit` says in the organiser's own words what secures a bid. */
const depositOf = (facts: XmlFacts, data: XmlElement): Procedure['securities'] => {
  const terms = proseAt(facts, data, 'applications_deposit');
  return terms === null
    ? []
    : [{ kind: 'bid', amount: null, percent: null, currency: null, lotId: null, customer: null, terms }];
};
