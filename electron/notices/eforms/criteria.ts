import {
  blankCriterion,
  type AwardCriterion,
  type CriterionKind,
  type FixedValue,
  type Weight,
  type WeightUnit,
} from '#shared/procedure/criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attribute, find, findAll, lineOf, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { decimalOf } from '../xml/values.ts';
import { weightOf } from '../xml/weights.ts';
import { lineIn, proseIn, type Wanted } from './languages.ts';
import { extensionOf } from './parties.ts';

/** Code list `award-criterion-type` (BT-539). */
const kinds: Readonly<Record<string, CriterionKind>> = { price: 'price', cost: 'cost', quality: 'quality' };

/**
 * Code list `number-weight` (BT-5421): exact, or the middle of a range; earlier versions name the range itself. A decimal is a number
 * against the others, as points are: notices write 0.6 and 60 alike.
 */
const units: Readonly<Record<string, readonly [unit: WeightUnit, isMiddle: boolean]>> = {
  'dec-exa': ['points', false],
  'dec-mid': ['points', true],
  'ord-imp': ['order', false],
  'per-exa': ['percent', false],
  'per-mid': ['percent', true],
  'per-ran': ['percent', true],
  'poi-exa': ['points', false],
  'poi-mid': ['points', true],
  'poi-ran': ['points', true],
};

/** Code list `number-fixed` (BT-5422). */
const fixedPer: Readonly<Record<string, FixedValue['per']>> = { 'fix-tot': 'total', 'fix-unit': 'unit' };

type Numbers = { readonly weight: Weight | null; readonly least: string | null; readonly most: string | null };

/**
 * The numbers of a criterion (BT-541) by what their code says they are: a weight (BT-5421), the least points to stay in or the
 * most that go on (BT-5423), a fixed total or unit price (BT-5422). A code that none of the lists has is named, and its number not guessed at.
 */
const numbersOf = (facts: XmlFacts, element: XmlElement): Numbers & { readonly fixed: FixedValue | null } => {
  let [weight, least, most, fixed]: [Weight | null, string | null, string | null, FixedValue | null] = [
    null,
    null,
    null,
    null,
  ];
  for (const parameter of findAll(extensionOf(element), 'AwardCriterionParameter')) {
    const codeElement = find(parameter, 'ParameterCode');
    const list = attribute(codeElement, 'listName');
    const code = lineOf(facts, codeElement) ?? '';
    const number = find(parameter, 'ParameterNumeric');
    const unit = units[code];
    if (unit !== undefined && list !== 'number-fixed' && list !== 'number-threshold')
      weight = weightOf(facts, number, ...unit);
    else if (code === 'min-score') least = decimalOf(facts, number);
    else if (code === 'max-pass') most = decimalOf(facts, number);
    else if (fixedPer[code] !== undefined) fixed = { amount: decimalOf(facts, number), per: fixedPer[code] };
    else if (code !== '')
      tell(facts, codeElement ?? parameter, 'notice.criterion-number-unknown', {
        code: shown(code),
        text: shown(lineOf(facts, number) ?? ''),
      });
  }
  return { weight, least, most, fixed };
};

/**
 * Award criteria of a lot (BT-539, BT-734, BT-540, BT-541, BT-5421 to BT-5423; Implementing Regulation (EU) 2019/1780), with the
 * formula where weights can not be put in numbers (BT-543) and why they are only ranked (BT-733).
 */
export const criteriaOf = (
  facts: XmlFacts,
  terms: XmlElement | null,
  lotId: string,
  wanted: Wanted,
): readonly AwardCriterion[] =>
  findAll(terms, 'AwardingTerms', 'AwardingCriterion').flatMap((group) => {
    const words = [
      proseIn(facts, group, 'CalculationExpression', wanted),
      proseIn(facts, group, 'Description', wanted),
    ];
    const common = words.filter((each) => each !== null).join('\n') || null;
    return findAll(group, 'SubordinateAwardingCriterion').map((element) => {
      const type = lineOf(facts, find(element, 'AwardingCriterionTypeCode'));
      const kind = kinds[type ?? ''] ?? 'other';
      const { weight, least, most, fixed } = numbersOf(facts, element);
      const description = proseIn(facts, element, 'Description', wanted);
      return {
        ...blankCriterion,
        kind,
        lotId,
        code: type,
        name: lineIn(facts, element, 'Name', wanted) ?? description?.replace(/\s+/g, ' ').slice(0, 200) ?? type ?? '',
        description,
        weight,
        scale: kind === 'price' ? ('less' as const) : null,
        formula: common,
        fixed,
        least,
        most,
        path: pathOf(facts.root, element),
      };
    });
  });
