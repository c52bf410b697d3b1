import {
  blankCriterion,
  blankRequirement,
  joined,
  type AwardCriterion,
  type CriterionKind,
  type FixedValue,
  type Requirement,
  type RequirementKind,
  type Weight,
  type WeightUnit,
} from '#shared/procedure/criteria.ts';
import type { JsonObject } from '../json/strict.ts';
import { awardCriteriaAt } from '../json/award-criteria.ts';
import { requirementFields, requirementsIn } from '../json/requirements.ts';
import { under } from '../json/unknown-fields.ts';
import { weightAt } from '../json/weights.ts';
import { isObject } from '../json/strict.ts';
import type { Tender } from './facts.ts';
import { lineAt, objectAt, objectsAt, proseAt, type Source } from './source.ts';

const kinds: Readonly<Record<string, CriterionKind>> = { price: 'price', cost: 'cost', quality: 'quality' };

/** Codelist `weight` of the award criteria extension (OCDS for the European Union). */
const units: Readonly<Record<string, readonly [unit: WeightUnit, isMiddle: boolean]>> = {
  percentageExact: ['percent', false],
  percentageRangeMiddle: ['percent', true],
  pointsExact: ['points', false],
  pointsRangeMiddle: ['points', true],
  decimalExact: ['points', false],
  decimalRangeMiddle: ['points', true],
  order: ['order', false],
};

const weightIn = (source: Source, criterion: JsonObject, path: string): Weight | null => {
  for (const [at, number] of objectsAt(source, criterion, `${path}.numbers`).entries()) {
    const place = `${path}.numbers[${at}]`;
    const unit = units[lineAt(source, number, `${place}.weight`) ?? ''];
    if (unit !== undefined) return weightAt(source, number, `${place}.number`, ...unit);
  }
  return null;
};

/** Codelist `fixed` of the same extension: bids differ in the rest. */
const fixedPer: Readonly<Record<string, FixedValue['per']>> = { total: 'total', unit: 'unit' };

const fixedIn = (source: Source, criterion: JsonObject, path: string): FixedValue | null => {
  const quiet: Source = { ...source, findings: [] };
  for (const [at, number] of objectsAt(quiet, criterion, `${path}.numbers`).entries()) {
    const place = `${path}.numbers[${at}]`;
    const per = fixedPer[lineAt(quiet, number, `${place}.fixed`) ?? ''];
    if (per === undefined) continue;
    const weight = weightAt(source, number, `${place}.number`, 'points');
    return { amount: weight?.amount ?? null, per };
  }
  return null;
};

/** `awardCriteria` as an object of the extension: weighted criteria of the tender or of a lot. */
const weightedIn = (
  source: Source,
  holder: JsonObject,
  path: string,
  lotId: string | null,
): readonly AwardCriterion[] => {
  const group = objectAt(source, holder, `${path}awardCriteria`);
  const words = [
    proseAt(source, group, `${path}awardCriteria.weightingDescription`),
    proseAt(source, group, `${path}awardCriteria.orderRationale`),
  ].filter((each) => each !== null);
  return objectsAt(source, group, `${path}awardCriteria.criteria`).map((criterion, at) => {
    const place = `${path}awardCriteria.criteria[${at}]`;
    const type = lineAt(source, criterion, `${place}.type`);
    const description = proseAt(source, criterion, `${place}.description`);
    return {
      ...blankCriterion,
      kind: kinds[type ?? ''] ?? ('other' as const),
      lotId,
      code: type,
      name:
        lineAt(source, criterion, `${place}.name`) ??
        description?.replace(/\s+/g, ' ').slice(0, 200) ??
        type ??
        String(at + 1),
      description,
      weight: weightIn(source, criterion, place),
      scale: type === 'price' ? ('less' as const) : null,
      formula: joined(words),
      fixed: fixedIn(source, criterion, place),
      path: source.place + place,
    };
  });
};

const awardsOf = (
  source: Source,
  holder: JsonObject | null,
  path: string,
  lotId: string | null,
): readonly AwardCriterion[] => {
  if (holder === null) return [];
  if (isObject(holder['awardCriteria'])) return weightedIn(source, holder, path, lotId);
  const one = awardCriteriaAt(source, holder, path);
  return one === null ? [] : [{ ...one, lotId }];
};

/** Award criteria of the tender and, where publishers write them there (extension “award criteria”), of its lots. */
export const criteriaOf = (source: Source, tender: Tender): readonly AwardCriterion[] => [
  ...awardsOf(source, tender, 'tender.', null),
  ...objectsAt(source, tender, 'tender.lots').flatMap((lot, index) => {
    const path = `tender.lots[${index}].`;
    return awardsOf(source, lot, path, lineAt({ ...source, findings: [] }, lot, `${path}id`) ?? String(index + 1));
  }),
];

/** What one text of the tender asks, of which publishers write no parts. */
const worded = (
  source: Source,
  holder: JsonObject | null,
  path: string,
  kind: RequirementKind,
  lotId: string | null = null,
): readonly Requirement[] => {
  const words = proseAt(source, holder, path);
  if (words === null) return [];
  const line = words.replace(/\s+/g, ' ').trim();
  return [
    {
      ...blankRequirement,
      kind,
      lotId,
      name: line.length <= 160 ? line : `${line.slice(0, 159)}…`,
      description: line.length <= 160 ? null : words,
      code: path.slice(path.lastIndexOf('.') + 1),
      stage: 'bid',
      path: source.place + path,
    },
  ];
};

/** `selectionCriteria` of the extension (OCDS for the European Union): what a bidder must be able to do. */
const selectionOf = (
  source: Source,
  holder: JsonObject | null,
  path: string,
  lotId: string | null,
): readonly Requirement[] => {
  const group = objectAt(source, holder, `${path}selectionCriteria`);
  const own = objectsAt(source, group, `${path}selectionCriteria.criteria`).flatMap((criterion, at) => {
    const place = `${path}selectionCriteria.criteria[${at}]`;
    const type = lineAt(source, criterion, `${place}.type`);
    const words = [
      proseAt(source, criterion, `${place}.description`),
      proseAt(source, criterion, `${place}.minimum`),
    ].filter((each) => each !== null);
    const proof = lineAt(source, criterion, `${place}.verificationMethod`);
    if (lineAt(source, criterion, `${place}.usage`) === 'notUsed') return [];
    return [
      {
        ...blankRequirement,
        kind: 'selection' as const,
        lotId,
        code: type,
        name: lineAt(source, criterion, `${place}.name`) ?? words[0]?.replace(/\s+/g, ' ').slice(0, 160) ?? type ?? '',
        description: joined(words),
        stage: criterion['forReduction'] === true ? ('request' as const) : ('bid' as const),
        evidence: proof === null ? [] : [proof],
        path: source.place + place,
      },
    ];
  });
  return [...own, ...worded(source, group, `${path}selectionCriteria.description`, 'selection', lotId)];
};

/**
 * What is asked of bidders: `eligibilityCriteria` (the standard's own field, a text), `criteria` of the extension “requirements”,
 * `selectionCriteria` and the conditions of `otherRequirements` of that for the European Union.
 */
export const requirementsOf = (source: Source, tender: Tender): readonly Requirement[] => {
  const quiet: Source = { ...source, findings: [] };
  const items = objectsAt(quiet, tender, 'tender.items');
  const lotOfItem = (itemId: string): string | null =>
    lineAt(quiet, items.find((item) => item['id'] === itemId) ?? null, 'tender.items[].relatedLot');
  const other = objectAt(source, tender, 'tender.otherRequirements');
  return [
    ...worded(source, tender, 'tender.eligibilityCriteria', 'participant'),
    ...requirementsIn(source, tender, 'tender.criteria', { lotOfItem }),
    ...selectionOf(source, tender, 'tender.', null),
    ...objectsAt(quiet, tender, 'tender.lots').flatMap((lot, index) => {
      const path = `tender.lots[${index}].`;
      return selectionOf(source, lot, path, lineAt(quiet, lot, `${path}id`) ?? String(index + 1));
    }),
    ...worded(source, other, 'tender.otherRequirements.qualificationSystemConditions', 'participant'),
  ];
};

const awardFields = (prefix: string): readonly string[] => [
  ...under(prefix, ['awardCriteria', 'awardCriteriaDetails']),
  ...under(`${prefix}.awardCriteria`, ['weightingDescription', 'orderRationale']),
  ...under(`${prefix}.awardCriteria.criteria`, [
    'id',
    'type',
    'name',
    'description',
    'numbers.number',
    'numbers.weight',
  ]),
  `${prefix}.selectionCriteria.description`,
  ...under(`${prefix}.selectionCriteria.criteria`, [
    'id',
    'type',
    'name',
    'description',
    'minimum',
    'usage',
    'forReduction',
    'verificationMethod',
  ]),
];

export const criteriaFields: readonly string[] = [
  ...awardFields('tender'),
  ...awardFields('tender.lots'),
  ...requirementFields('tender.criteria'),
  'tender.eligibilityCriteria',
  'tender.otherRequirements.qualificationSystemConditions',
];
