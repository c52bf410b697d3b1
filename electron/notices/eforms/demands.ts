import { blankRequirement, type Requirement, type RequirementKind } from '#shared/procedure/criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attribute, find, findAll, flagAt, lineOf, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';
import { lineIn, proseIn, type Wanted } from './languages.ts';
import { extensionOf } from './parties.ts';

const firstLine = (text: string | null): string | null => {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' ? null : line.length <= 160 ? line : `${line.slice(0, 159)}…`;
};

type Asked = {
  readonly kind: RequirementKind;
  readonly code: string | null;
  readonly lotId: string | null;
  readonly isSecondStage?: boolean;
  readonly mandatory?: boolean | null;
};

const demandOf = (facts: XmlFacts, element: XmlElement, wanted: Wanted, asked: Asked): Requirement => {
  const description = proseIn(facts, element, 'Description', wanted);
  return {
    ...blankRequirement,
    kind: asked.kind,
    lotId: asked.lotId,
    code: asked.code,
    name: lineIn(facts, element, 'Name', wanted) ?? asked.code ?? firstLine(description) ?? element.local,
    description,
    mandatory: asked.mandatory ?? null,
    stage: asked.isSecondStage === true ? 'request' : 'bid',
    path: pathOf(facts.root, element),
  };
};

/**
 * Selection criteria (BT-747 type, BT-749 name, BT-750 description, BT-748 used or not, BT-40 for the choice of candidates). Up to SDK
 * 1.9 they stand in the extension of the terms, later among the qualification requests.
 */
const selectionOf = (
  facts: XmlFacts,
  terms: XmlElement | null,
  lotId: string,
  wanted: Wanted,
): readonly Requirement[] => {
  const early = findAll(extensionOf(terms), 'SelectionCriteria');
  const late = findAll(terms, 'TendererQualificationRequest', 'SpecificTendererRequirement').filter(
    (each) => attribute(find(each, 'TendererRequirementTypeCode'), 'listName') === 'selection-criterion',
  );
  return [...early, ...late].flatMap((element) => {
    const usage = lineOf(facts, find(element, 'CalculationExpressionCode'));
    const code = lineOf(facts, find(element, 'TendererRequirementTypeCode') ?? find(element, 'CriterionTypeCode'));
    const isSecondStage = flagAt(facts, element, 'SecondStageIndicator') === true;
    const demand = demandOf(facts, element, wanted, { kind: 'selection', code, lotId, isSecondStage });
    // `not-used` says that nothing of the kind is asked.
    return usage === 'not-used' ? [] : [demand];
  });
};

/** Grounds of exclusion (BT-67), of the whole procedure or of a lot; where they only stand in the documents nothing is listed here. */
const exclusionsOf = (
  facts: XmlFacts,
  terms: XmlElement | null,
  lotId: string | null,
  wanted: Wanted,
): readonly Requirement[] =>
  findAll(terms, 'TendererQualificationRequest', 'SpecificTendererRequirement').flatMap((element) => {
    const type = find(element, 'TendererRequirementTypeCode');
    if (attribute(type, 'listName') !== 'exclusion-ground') return [];
    return [demandOf(facts, element, wanted, { kind: 'exclusion', code: lineOf(facts, type), lotId, mandatory: true })];
  });

/** Terms of the contract or of handing in that a bid must meet (BT-70, BT-744, BT-764, BT-801), by the list of their code. */
const conditionLists: Readonly<Record<string, readonly string[]>> = {
  conditions: [],
  'ecatalog-submission': ['required'],
  'esignature-submission': ['true', 'required'],
  nda: ['true', 'required'],
};

const conditionsOf = (
  facts: XmlFacts,
  terms: XmlElement | null,
  lotId: string,
  wanted: Wanted,
): readonly Requirement[] =>
  findAll(terms, 'ContractExecutionRequirement').flatMap((element) => {
    const type = find(element, 'ExecutionRequirementCode');
    const list = attribute(type, 'listName') ?? '';
    const told = conditionLists[list];
    if (told === undefined) return [];
    const code = lineOf(facts, type);
    const description = proseIn(facts, element, 'Description', wanted);
    const isAsked = told.length === 0 ? description !== null : code !== null && told.includes(code);
    return isAsked
      ? [demandOf(facts, element, wanted, { kind: 'conditions', code: list, lotId, mandatory: true })]
      : [];
  });

/** `lotId` null: the terms of the whole procedure. */
export const demandsOf = (
  facts: XmlFacts,
  terms: XmlElement | null,
  lotId: string | null,
  wanted: Wanted,
): readonly Requirement[] => [
  ...exclusionsOf(facts, terms, lotId, wanted),
  ...(lotId === null
    ? []
    : [...selectionOf(facts, terms, lotId, wanted), ...conditionsOf(facts, terms, lotId, wanted)]),
];
