import {
  blankRequirement,
  joined,
  type Requirement,
  type RequirementKind,
  type RequirementStage,
} from '#shared/procedure/criteria.ts';
import { lineAt, objectAt, objectsAt, proseAt, type Source } from '../ocds/source.ts';
import { under } from './unknown-fields.ts';
import { isArray, type JsonObject } from './strict.ts';

/** Classes of ESPD and of ProZorro's list (`CRITERION.EXCLUSION.…`), by their beginning. */
const kindByClass: readonly (readonly [start: string, kind: RequirementKind])[] = [
  ['CRITERION.EXCLUSION', 'exclusion'],
  ['CRITERION.SELECTION', 'selection'],
];

/** `source` of a criterion: who answers it. */
const stageBySource: Readonly<Record<string, RequirementStage>> = {
  tenderer: 'bid',
  candidate: 'request',
  winner: 'winner',
  procuringEntity: 'buyer',
  buyer: 'buyer',
};

const articlesOf = (source: Source, criterion: JsonObject, path: string): string | null => {
  const articles = objectsAt(source, criterion, `${path}.legislation`).flatMap((law, at) => {
    const place = `${path}.legislation[${at}]`;
    const identifier = objectAt(source, law, `${place}.identifier`);
    const article = lineAt(source, law, `${place}.article`);
    const name =
      lineAt(source, identifier, `${place}.identifier.legalName`) ??
      lineAt(source, identifier, `${place}.identifier.id`);
    const words = [name, article].filter((each) => each !== null).join(', ');
    return words === '' ? [] : [words];
  });
  return joined(articles, '; ', 1_000);
};

/** What is asked for under a criterion, in its own words; `minValue` and its kin are the bounds of the answer. */
const boundsOf = (source: Source, requirement: JsonObject, path: string): string | null => {
  const unit = lineAt(source, objectAt(source, requirement, `${path}.unit`), `${path}.unit.name`);
  const parts = [
    ['≥', lineAt(source, requirement, `${path}.minValue`)],
    ['≤', lineAt(source, requirement, `${path}.maxValue`)],
  ].flatMap(([sign, value]) => (value === null || value === undefined ? [] : [`${sign} ${value}`]));
  const expected = requirement['expectedValues'];
  if (isArray(expected) && expected.every((each) => typeof each === 'string'))
    parts.push(expected.slice(0, 20).join(' | ').slice(0, 300));
  return parts.length === 0 ? null : [parts.join(', '), ...(unit === null ? [] : [unit])].join(' ');
};

const evidencesOf = (source: Source, requirement: JsonObject, path: string): readonly string[] =>
  objectsAt(source, requirement, `${path}.eligibleEvidences`).flatMap((evidence, at) => {
    const place = `${path}.eligibleEvidences[${at}]`;
    // A statement is answered in the platform's form; a document is a file.
    const type = lineAt(source, evidence, `${place}.type`);
    const title = lineAt(source, evidence, `${place}.title`) ?? lineAt(source, evidence, `${place}.description`);
    return type === 'statement' || title === null ? [] : [title];
  });

type Lots = { readonly lotOfItem: (itemId: string) => string | null };

const lotOf = (source: Source, criterion: JsonObject, path: string, { lotOfItem }: Lots): string | null => {
  const related = lineAt(source, criterion, `${path}.relatedItem`);
  if (related === null) return null;
  if (criterion['relatesTo'] === 'lot') return related;
  return criterion['relatesTo'] === 'item' ? lotOfItem(related) : null;
};

/**
 * `criteria` with `requirementGroups`, as ProZorro and the OCDS extension “requirements” write them: one requirement of the model for each of
 * theirs, or one for a criterion that holds none. A requirement that was taken back (`status: cancelled`) is asked no more.
 */
export const requirementsIn = (
  source: Source,
  tender: JsonObject | null,
  field: string,
  lots: Lots,
): readonly Requirement[] =>
  objectsAt(source, tender, field).flatMap((criterion, index): Requirement[] => {
    const path = `${field}[${index}]`;
    const classification = objectAt(source, criterion, `${path}.classification`);
    const code = lineAt(source, classification, `${path}.classification.id`);
    const title = lineAt(source, criterion, `${path}.title`);
    const common = {
      ...blankRequirement,
      kind: kindByClass.find(([start]) => code?.startsWith(start) === true)?.[1] ?? ('conditions' as const),
      name: title ?? code ?? path,
      description: proseAt(source, criterion, `${path}.description`),
      stage: stageBySource[lineAt(source, criterion, `${path}.source`) ?? ''] ?? null,
      lotId: lotOf(source, criterion, path, lots),
      legalBasis: articlesOf(source, criterion, path),
      code,
      path,
    };
    const asked = objectsAt(source, criterion, `${path}.requirementGroups`).flatMap((group, at) => {
      const within = `${path}.requirementGroups[${at}]`;
      const heading = lineAt(source, group, `${within}.description`);
      return objectsAt(source, group, `${within}.requirements`).flatMap((requirement, nth) => {
        const place = `${within}.requirements[${nth}]`;
        if (lineAt(source, requirement, `${place}.status`) === 'cancelled') return [];
        const own = lineAt(source, requirement, `${place}.title`);
        const words = [
          common.description,
          heading,
          proseAt(source, requirement, `${place}.description`),
          boundsOf(source, requirement, place),
        ];
        return [
          {
            ...common,
            name: own ?? common.name,
            description: joined(words),
            part: own === null ? null : title,
            mandatory: true,
            evidence: evidencesOf(source, requirement, place),
            path: source.place + place,
          },
        ];
      });
    });
    return asked.length === 0 ? [{ ...common, path: source.place + path }] : asked;
  });

/** What of a criterion is understood, for the list of what is not. */
export const requirementFields = (prefix: string): readonly string[] => [
  ...under(prefix, ['id', 'title', 'description', 'source', 'relatesTo', 'relatedItem']),
  ...under(`${prefix}.classification`, ['id', 'scheme']),
  ...under(`${prefix}.legislation`, ['article', 'identifier.id', 'identifier.legalName']),
  ...under(`${prefix}.requirementGroups`, ['id', 'description']),
  ...under(`${prefix}.requirementGroups.requirements`, [
    'id',
    'title',
    'description',
    'status',
    'minValue',
    'maxValue',
    'expectedValues',
    'unit.name',
    'eligibleEvidences.id',
    'eligibleEvidences.type',
    'eligibleEvidences.title',
    'eligibleEvidences.description',
  ]),
];
