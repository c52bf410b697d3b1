import type { Organiser } from '#shared/contract/organiser.ts';
import type { Language } from '#shared/kernel/language.ts';
import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';

type People = Organiser['people'];
type Stages = Organiser['stages'];
type Reasons = Organiser['reasons'];

/** The first person listed is who sits here, until another is said to be. */
export const withPerson = (people: People, personId: string, name: string): People => [
  ...people,
  { personId, name, isSelf: !people.some(({ isSelf }) => isSelf) },
];

export const withSelf = (people: People, personId: string): People =>
  people.map((person) => ({ ...person, isSelf: person.personId === personId }));

/** A new stage stands after the last one of its meaning, else before what ends the work. */
export const withStage = (
  stages: Stages,
  { stageId, name, meaning, language }: { stageId: string; name: string; meaning: StageMeaning; language: Language },
): Stages => {
  const last = stages.findLastIndex((stage) => stage.meaning === meaning);
  const end = stages.findIndex((stage) => stage.meaning === 'lost' || stage.meaning === 'dropped');
  const at = last >= 0 ? last + 1 : end >= 0 ? end : stages.length;
  return stages.toSpliced(at, 0, { stageId, names: { [language]: name }, meaning });
};

export const withReason = (
  reasons: Reasons,
  { reasonId, name, of, language }: { reasonId: string; name: string; of: 'dropped' | 'lost'; language: Language },
): Reasons => [...reasons, { reasonId, names: { [language]: name }, of }];
