import type { Asked } from '#shared/contract/index.ts';
import type { WorkTarget } from '#shared/contract/organiser.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, type Command, type Desk, type Done, type Given } from '../command.ts';
import { filterOptions, questionFrom } from './procedure-filters.ts';

/** Named procedures, or with `--matching` all that the filters find. */
export const targetOptions = {
  matching: { type: 'boolean', help: 'help.option.matching' },
  ...filterOptions,
} as const satisfies Command['options'];

export const targetUsage = '{PROCEDURE-ID… | --matching FILTERS}';

/** Either names or filters: who gives both has mistaken one of them. `--matching` alone means nothing, not everything. */
const targetFrom = async (given: Given, desk: Desk): Promise<Outcome<WorkTarget>> => {
  const question = await questionFrom(given, desk);
  if (!question.ok) return question;
  const { search, filter, isNarrowed } = question.value;
  if (given.words.length > 0)
    return isSet(given, 'matching') || isNarrowed
      ? failKernel('usage.bad-option', { option: '--matching', reason: targetUsage })
      : ok({ ids: [...given.words] });
  return isSet(given, 'matching') && isNarrowed
    ? ok({ search, filter, except: [] })
    : failKernel('usage.missing-argument', { argument: 'PROCEDURE-ID' });
};

/** Changes the procedures that were meant and says how many. */
export const changeWork = async (
  given: Given,
  desk: Desk,
  change: Asked<'work.change'>['change'],
): Promise<Outcome<Done>> => {
  const target = await targetFrom(given, desk);
  if (!target.ok) return target;
  const answer = await desk.ask('work.change', { target: target.value, change });
  if (!answer.ok) return answer;
  const { changed, selected } = answer.value;
  return ok({
    value: answer.value,
    exit: 0,
    text: (words) => [
      words.say('organiser.changed', { changed, selected }),
      ...(answer.value.actId === null ? [] : [words.say('next', { command: 'procedures undo' })]),
    ],
  });
};
