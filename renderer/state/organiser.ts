import { useMemo } from 'react';
import type { Organiser } from '#shared/contract/organiser.ts';
import type { StageMeaning } from '#shared/procedure/organiser/stages.ts';
import type { Language } from '#shared/kernel/language.ts';
import { useAsk } from './ask.ts';
import { useWords } from './words.tsx';

/** Stages, reasons and people, and what each is called in the user's language. */
export type Lists = Pick<Organiser, 'stages' | 'reasons' | 'people'> & {
  readonly stageName: (stageId: string) => string;
  readonly meaningOf: (stageId: string) => StageMeaning | null;
  readonly reasonName: (reasonId: string) => string;
  readonly personName: (personId: string) => string;
};

type OwnNames = Organiser['stages'][number]['names'];
const ownName = (names: OwnNames | undefined, language: Language): string | undefined =>
  names === null || names === undefined ? undefined : (names[language] ?? Object.values(names)[0]);

export const useOrganiser = (): Lists => {
  const { say, language } = useWords();
  const { value } = useAsk('organiser.show', {});
  return useMemo(() => {
    const { stages = [], reasons = [], people = [] } = value ?? {};
    const stageOf = new Map(stages.map((stage) => [stage.stageId, stage]));
    const reasonOf = new Map(reasons.map((reason) => [reason.reasonId, reason]));
    const personOf = new Map(people.map((person) => [person.personId, person.name]));
    return {
      stages,
      reasons,
      people,
      stageName: (id) => ownName(stageOf.get(id)?.names, language) ?? say(`organiser.stage.${id}`, id),
      meaningOf: (id) => stageOf.get(id)?.meaning ?? null,
      reasonName: (id) => ownName(reasonOf.get(id)?.names, language) ?? say(`organiser.reason.${id}`, id),
      personName: (id) => personOf.get(id) ?? id,
    };
  }, [value, say, language]);
};
