import type { Organiser } from '#shared/contract/organiser.ts';
import type { OwnNames } from '#shared/procedure/organiser/names.ts';
import { builtInReasons } from '#shared/procedure/organiser/reasons.ts';
import { builtInStages } from '#shared/procedure/organiser/stages.ts';
import { builtInViews } from '#shared/procedure/organiser/views.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../command.ts';

const known: ReadonlySet<string> = new Set([
  ...builtInStages.map(({ stageId }) => `organiser.stage.${stageId}`),
  ...builtInReasons.map(({ reasonId }) => `organiser.reason.${reasonId}`),
  ...builtInViews.map(({ viewId }) => `organiser.view.${viewId}`),
]);
const isText = (key: string): key is TextKey => known.has(key);

/** As the user calls an entry, else as the program does, else by its id. */
const named = (names: OwnNames | null | undefined, key: string, id: string, words: Words): string => {
  const own = names?.[words.language] ?? Object.values(names ?? {})[0];
  return own ?? (isText(key) ? words.say(key) : id);
};

export const stageName = (stageId: string, { stages }: Organiser, words: Words): string =>
  named(stages.find((stage) => stage.stageId === stageId)?.names, `organiser.stage.${stageId}`, stageId, words);

export const reasonName = (reasonId: string, { reasons }: Organiser, words: Words): string =>
  named(reasons.find((reason) => reason.reasonId === reasonId)?.names, `organiser.reason.${reasonId}`, reasonId, words);

export const viewName = (view: { readonly viewId: string; readonly name: string | null }, words: Words): string => {
  const key = `organiser.view.${view.viewId}`;
  return view.name ?? (isText(key) ? words.say(key) : view.viewId);
};

export const personName = (personId: string | null, { people }: Organiser): string =>
  people.find((person) => person.personId === personId)?.name ?? personId ?? '';
