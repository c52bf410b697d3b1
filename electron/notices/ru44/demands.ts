import { blankRequirement, type Requirement } from '#shared/procedure/criteria.ts';
import type { XmlElement } from '../../xml/model.ts';
import { below, find, findAll, flagAt, lineAt, passOver, proseAt, type XmlFacts } from '../xml/facts.ts';
import { pathOf } from '../xml/path.ts';

const places: readonly (readonly string[])[] = [
  ['requirementsInfo', 'requirementInfo'],
  ['requirements', 'requirement'],
];

/** `ч. 1 ст. 31`, `п. 1 ч. 1 ст. 31 Закона № 44-ФЗ`, `позицией 34 раздела VI приложения к ПП РФ …`: as its name says it. */
const articleIn = (name: string | null): string | null => {
  if (name === null) return null;
  const article =
    /(?:п\.?\s*[\d.]+\s*)?(?:ч\.?|част\p{L}*)\s*[\d.]+\s*(?:ст\.?|стать\p{L}*)\s*\d+(?:\.\d+)?(?:\s+Закона\s+№\s*44-ФЗ)?/iu.exec(
      name,
    );
  const decree =
    /(?:позици\p{L}+\s+[\d.]+\s+)?(?:раздел\p{L}*\s+[IVX\d]+\s+)?(?:приложени\p{L}+\s+к\s+)?ПП\s+РФ\s+от\s+\d{2}\.\d{2}\.\d{4}\s+№\s*\d+/iu.exec(
      name,
    );
  return (decree ?? article)?.[0] ?? null;
};

const additionalOf = (facts: XmlFacts, element: XmlElement, lotId: string | null): Requirement => {
  const name = lineAt(facts, element, 'name');
  const code = lineAt(facts, element, 'shortName') ?? lineAt(facts, element, 'code');
  return {
    ...blankRequirement,
    kind: 'participant',
    name: name ?? code ?? element.local,
    description: proseAt(facts, element, 'content'),
    mandatory: true,
    stage: 'bid',
    lotId,
    legalBasis: articleIn(name),
    code,
    path: pathOf(facts.root, element),
  };
};

/** What the buyer demands of whoever bids (44-FZ art. 31), with the additional requirements under each. */
const participantsOf = (facts: XmlFacts, holder: XmlElement | null, lotId: string | null): readonly Requirement[] =>
  places
    .flatMap((place) => findAll(holder, ...place))
    .flatMap((element) => {
      const named = find(element, 'preferenseRequirementInfo') ?? element;
      const name = lineAt(facts, named, 'name');
      const code = lineAt(facts, named, 'shortName') ?? lineAt(facts, named, 'code');
      const additional = ['addRequirements', 'additionalRequirements'].flatMap((list) =>
        [...findAll(element, list, 'addRequirement'), ...findAll(element, list, 'additionalRequirement')].map((each) =>
          additionalOf(facts, each, lotId),
        ),
      );
      if (name === null && code === null) return additional;
      return [
        {
          ...blankRequirement,
          kind: 'participant' as const,
          name: name ?? code ?? element.local,
          description: proseAt(facts, element, 'content'),
          mandatory: true,
          stage: 'bid' as const,
          lotId,
          legalBasis: articleIn(name),
          code,
          path: pathOf(facts.root, element),
        },
        ...additional,
      ];
    });

/** Papers of the bid, as notices with their documentation list them (`documentRequirementsInfo`; earlier `documentRequirements`). */
const papersOf = (facts: XmlFacts, holder: XmlElement | null, lotId: string | null): readonly Requirement[] =>
  [...below(holder, 'documentRequirementInfo'), ...below(holder, 'documentRequirement')].flatMap((element) => {
    const name = proseAt(facts, element, 'name');
    for (const own of ['sId', 'sid', 'externalSId', 'externalSid']) passOver(facts, find(element, own));
    if (name === null) return [];
    return [
      {
        ...blankRequirement,
        kind: 'document' as const,
        number: lineAt(facts, element, 'number'),
        name: name.replace(/\s+/g, ' ').slice(0, 1_000),
        mandatory: flagAt(facts, element, 'mandatory'),
        stage: 'bid' as const,
        lotId,
        path: pathOf(facts.root, element),
      },
    ];
  });

export const demandsOf = (facts: XmlFacts, holder: XmlElement | null, lotId: string | null): readonly Requirement[] => [
  ...participantsOf(facts, holder, lotId),
  ...papersOf(facts, holder, lotId),
];
