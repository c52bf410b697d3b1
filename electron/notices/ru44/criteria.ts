import {
  blankCriterion,
  blankIndicator,
  type AwardCriterion,
  type CriterionKind,
  type CriterionOption,
  type CriterionScale,
  type Indicator,
} from '#shared/procedure/criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { below, find, findAll, lineAt, lineOf, passOver, proseAt, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { weightOf } from '../xml/weights.ts';
import { ofCustomers } from './parts.ts';

/**
 * Criteria of 44-FZ art. 32 p. 1 by their codes in published notices (`QF`, `QO`; earlier `TC`, `CQ` and others). A code that is
 * not here keeps its element's kind and names itself.
 */
const byCode: Readonly<Record<string, readonly [kind: CriterionKind, name: string]>> = {
  QF: ['quality', 'Качественные, функциональные и экологические характеристики объекта закупки'],
  QO: ['quality', 'Квалификация участников закупки'],
};
const costName = 'Цена контракта, сумма цен единиц товара, работы, услуги';
/** Codes of art. 32 p. 1 item 2: what running and repair cost is no price. */
const runningCosts = /^(?:OC|OP|CE|RC)$/;

/** Words of how an indicator is counted (Decree 2604/2021 p. 19–22): by the most, by the least, or by a table of the notice's own. */
const scaleOf = (order: string | null): CriterionScale | null => {
  if (order === null) return null;
  if (/наибольш|больше|максимальн/iu.test(order)) return 'more';
  return /наименьш|меньше|минимальн/iu.test(order) ? 'less' : 'given';
};

const nameIn = (facts: XmlFacts, ...holders: readonly (XmlElement | null)[]): string | null => {
  for (const holder of holders) {
    const name = lineAt(facts, holder, 'name');
    passOver(facts, find(holder, 'code'));
    if (name !== null) return name;
  }
  return null;
};

/** One of the details of an indicator, named by hand or out of a list. */
const detailOf = (facts: XmlFacts, element: XmlElement, at: number): Indicator => {
  const naming = find(element, 'indicatorInfo');
  const order = lineAt(facts, element, 'orderEvalIndicatorsInfo', 'name');
  const presence = lineAt(facts, element, 'availAbsEvaluation');
  passOver(facts, find(element, 'orderEvalIndicatorsInfo', 'code'));
  passOver(facts, find(element, 'sId'));
  const name = lineAt(facts, naming, 'manualEnteredName') ?? nameIn(facts, find(naming, 'indicatorDictInfo'));
  const formula = [order, presence].filter((each) => each !== null).join('; ');
  return {
    ...blankIndicator,
    name: name ?? lineAt(facts, element, 'name') ?? String(at + 1),
    weight: weightOf(facts, find(element, 'value'), 'percent'),
    scale: scaleOf(order),
    formula: formula === '' ? null : formula,
    least: lineAt(facts, element, 'limitMin'),
    most: lineAt(facts, element, 'limitMax'),
    path: pathOf(facts.root, element),
  };
};

const indicatorOf = (facts: XmlFacts, element: XmlElement, at: number): Indicator => {
  const order = proseAt(facts, element, 'measurementOrder');
  passOver(facts, find(element, 'sId'));
  const listed = nameIn(facts, find(element, 'qualPurchaseParticipantsInfo'), find(element, 'purchaseObjectCharsInfo'));
  return {
    ...blankIndicator,
    name: listed ?? lineAt(facts, element, 'name') ?? String(at + 1),
    description: proseAt(facts, element, 'addInfo'),
    weight: weightOf(facts, find(element, 'value'), 'percent'),
    scale: scaleOf(order),
    formula: order,
    indicators: findAll(element, 'detailIndicatorsInfo', 'detailIndicatorInfo').map((detail, index) =>
      detailOf(facts, detail, index),
    ),
    path: pathOf(facts.root, element),
  };
};

/** Where the weight hangs on how far the price was lowered, both stand instead of the one. */
const whenLowered = ['valueLess25MaxPrice', 'valueMore25MaxPrice'] as const;

const optionsOf = (facts: XmlFacts, holder: XmlElement | null): readonly CriterionOption[] =>
  whenLowered.flatMap((title) => {
    const element = find(holder, title);
    return element === null ? [] : [{ title, weight: weightOf(facts, element, 'percent') }];
  });

const criterionOf = (facts: XmlFacts, element: XmlElement, lotId: string | null): AwardCriterion => {
  const isCost = element.local === 'costCriterionInfo';
  const code = lineAt(facts, element, 'code') ?? lineAt(facts, element, 'criterionCode');
  const [kind, ownName] =
    byCode[code ?? ''] ??
    (isCost && !runningCosts.test(code ?? '')
      ? ['price', costName]
      : [isCost ? 'cost' : 'quality', code ?? element.local]);
  const values = find(element, 'valueInfo');
  return {
    ...blankCriterion,
    kind,
    lotId,
    code,
    name: lineAt(facts, element, 'name') ?? ownName,
    description: proseAt(facts, element, 'addInfo'),
    weight: weightOf(facts, find(values, 'value') ?? find(element, 'value'), 'percent'),
    options: optionsOf(facts, values),
    indicators: findAll(element, 'indicatorsInfo', 'indicatorInfo').map((each, index) =>
      indicatorOf(facts, each, index),
    ),
    path: pathOf(facts.root, element),
  };
};

/** Of notices of 2014 to 2018: a plain list under the lot or the notice (`criterions`/`criteria`, `criterion`). */
const plainOf = (facts: XmlFacts, element: XmlElement, at: number, lotId: string | null): AwardCriterion => {
  const code = lineAt(facts, element, 'criterionCode') ?? lineAt(facts, element, 'code');
  const name = lineAt(facts, element, 'criterionName') ?? lineAt(facts, element, 'name');
  const isPrice = code === 'TC' || /^цена (?:контракта|договора)/iu.test(name ?? '');
  return {
    ...blankCriterion,
    kind: isPrice ? 'price' : (byCode[code ?? '']?.[0] ?? (/расход/iu.test(name ?? '') ? 'cost' : 'quality')),
    lotId,
    code,
    name: name ?? byCode[code ?? '']?.[1] ?? (isPrice ? costName : (code ?? String(at + 1))),
    description: proseAt(facts, element, 'addInfo'),
    weight: weightOf(facts, find(element, 'value'), 'percent'),
    indicators: findAll(element, 'indicators', 'indicator').map((each, index) => indicatorOf(facts, each, index)),
    path: pathOf(facts.root, element),
  };
};

/**
 * How bids are compared: `criteriaInfo` of notices since 2020, `criterisInfo` (as the schema wrote it) of 2019 to 2021, lists of
 * `criterion` before. Weights are percent (44-FZ art. 32 p. 1, Decree 2604/2021 p. 4–8).
 */
export const criteriaOf = (
  facts: XmlFacts,
  holder: XmlElement | null,
  lotId: string | null,
): readonly AwardCriterion[] => {
  const grouped = ['criteriaInfo', 'criterisInfo'].flatMap((name) => below(holder, name, ofCustomers));
  for (const group of grouped) lineOf(facts, find(group, 'isCertainWorks'));
  const elements = grouped
    .flatMap((group) => findAll(group, 'criterionInfo'))
    .flatMap((each) => [...findAll(each, 'costCriterionInfo'), ...findAll(each, 'qualitativeCriterionInfo')]);
  const plain = ['criterions', 'criteria'].flatMap((name) =>
    below(holder, name, ofCustomers).flatMap((group) => findAll(group, 'criterion')),
  );
  return [
    ...elements.map((element) => criterionOf(facts, element, lotId)),
    ...plain.map((element, at) => plainOf(facts, element, at, lotId)),
  ];
};
