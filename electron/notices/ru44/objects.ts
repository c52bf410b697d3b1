import { blankItem } from '#shared/procedure/blank.ts';
import type { Item } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { descendantsOf } from '../../xml/query.ts';
import { codeOf } from '../russian/facts.ts';
import { below, find, lineAt, lineOf, proseAt, type XmlFacts } from '../xml/facts.ts';
import { amountOf, decimalAt } from '../xml/values.ts';

const itemOf = (
  facts: XmlFacts,
  element: XmlElement,
  at: number,
  currency: string | null,
  lotId: string | null,
): Item => {
  const codes = [
    ...codeOf(facts, find(element, 'KTRU'), 'KTRU'),
    ...codeOf(facts, find(element, 'OKPD2'), 'OKPD2'),
    ...codeOf(facts, find(element, 'KTRU', 'OKPD2'), 'OKPD2'),
    ...codeOf(facts, find(element, 'OKPD'), 'OKPD'),
  ];
  const [leading] = codes;
  return {
    ...blankItem,
    id: lineAt(facts, element, 'sid') ?? String(at + 1),
    description: proseAt(facts, element, 'name') ?? leading?.name ?? leading?.code ?? '',
    quantity: decimalAt(facts, element, 'quantity', 'value'),
    unit: lineAt(facts, element, 'OKEI', 'name') ?? lineAt(facts, element, 'OKEI', 'nationalCode'),
    unitCode: lineAt(facts, element, 'OKEI', 'code'),
    classification: leading?.code ?? null,
    codes,
    lotId,
    price: currency === null ? null : amountOf(facts, find(element, 'price'), currency),
    value: currency === null ? null : amountOf(facts, find(element, 'sum'), currency),
  };
};

/** A medicine stands under its international name, several levels down, and in several forms of the schema. */
const drugOf = (
  facts: XmlFacts,
  element: XmlElement,
  at: number,
  currency: string | null,
  lotId: string | null,
): Item => {
  const named = [...descendantsOf(element)].filter(({ local }) => local === 'MNNName' || local === 'MNNNameText');
  const names = named.flatMap((name) => lineOf(facts, name) ?? []);
  return {
    ...blankItem,
    id: lineAt(facts, element, 'sid') ?? String(at + 1),
    description: [...new Set(names)].join('; '),
    quantity: decimalAt(facts, element, 'drugQuantityCustomersInfo', 'total'),
    price: currency === null ? null : amountOf(facts, find(element, 'pricePerUnit'), currency),
    value: currency === null ? null : amountOf(facts, find(element, 'positionPrice'), currency),
    lotId,
  };
};

/**
 * Positions of a notice or of a lot: goods, works and services, and medicines. The notice's currency is theirs; where it
 * names none their prices are not read.
 */
export const itemsOf = (
  facts: XmlFacts,
  holder: XmlElement | null,
  currency: string | null,
  lotId: string | null,
): readonly Item[] => [
  ...below(holder, 'purchaseObject').map((element, at) => itemOf(facts, element, at, currency, lotId)),
  ...below(holder, 'drugPurchaseObjectInfo').map((element, at) => drugOf(facts, element, at, currency, lotId)),
];
