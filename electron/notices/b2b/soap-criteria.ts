import {
  blankCriterion,
  blankRequirement,
  type AwardCriterion,
  type Requirement,
  type RequirementKind,
} from '#shared/procedure/criteria.ts';
import { criteriaFromText, papersFromText } from '#shared/procedure/written-criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, lineOf, proseOf, shown, tell, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';

/** How the winner is chosen, in the organiser's words. Without a weight among them it is no list, only a text. */
const fromWords = (facts: XmlFacts, element: XmlElement | null): readonly AwardCriterion[] => {
  const text = proseOf(facts, element);
  if (text === null || element === null) return [];
  const path = pathOf(facts.root, element);
  const listed = criteriaFromText(text, path, (code, written) =>
    tell(facts, element, code, { field: element.local, text: shown(written) }),
  );
  if (listed.some(({ weight }) => weight !== null)) return listed;
  return [{ ...blankCriterion, kind: 'other', name: element.local, code: element.local, description: text, path }];
};

/** `price_only`: nothing but the price counts; `winner`: how bids of a konkurs are compared. */
export const criteriaOf = (facts: XmlFacts, data: XmlElement): readonly AwardCriterion[] => {
  const only = find(data, 'price_only');
  if (only !== null && lineOf(facts, only) === '1')
    return [
      {
        ...blankCriterion,
        kind: 'price',
        name: 'priceOnly',
        code: 'price_only',
        scale: 'less',
        path: pathOf(facts.root, only),
      },
    ];
  return fromWords(facts, find(data, 'winner'));
};

const texts: readonly (readonly [field: string, kind: RequirementKind])[] = [
  ['participants', 'participant'],
  ['participants_requirements', 'participant'],
  ['competitive_offers', 'conditions'],
  ['competitive_offers_requirements', 'conditions'],
];

/** What the organiser asks of bidders and of their offers; papers for the qualification one by one. */
export const demandsOf = (facts: XmlFacts, data: XmlElement): readonly Requirement[] => {
  const worded = texts.flatMap(([field, kind]): Requirement[] => {
    const element = find(data, field);
    const text = proseOf(facts, element);
    if (text === null || element === null) return [];
    const line = text.replace(/\s+/g, ' ').trim();
    const isShort = line.length <= 160;
    return [
      {
        ...blankRequirement,
        kind,
        name: isShort ? line : `${line.slice(0, 159)}…`,
        description: isShort ? null : text,
        code: field,
        stage: 'bid',
        path: pathOf(facts.root, element),
      },
    ];
  });
  const qualification = find(data, 'qualification_documents');
  const papers = proseOf(facts, qualification);
  const offer = find(data, 'require_offer_doc');
  return [
    ...worded,
    ...(papers === null || qualification === null
      ? []
      : papersFromText(papers, pathOf(facts.root, qualification)).map((one) => ({
          ...one,
          stage: 'request' as const,
        }))),
    ...(offer !== null && lineOf(facts, offer) === '1'
      ? [
          {
            ...blankRequirement,
            kind: 'document' as const,
            name: 'Документ с предложением',
            mandatory: true,
            stage: 'bid' as const,
            code: 'require_offer_doc',
            path: pathOf(facts.root, offer),
          },
        ]
      : []),
  ];
};
