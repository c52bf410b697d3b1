import { parseDay } from '#shared/calendar/days.ts';
import type { Asked } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { priorities, type Priority } from '#shared/procedure/organiser/filter.ts';
import { isSet, textOf, type Command, type Desk, type Given } from '../command.ts';
import { personNamed } from './procedure-filters.ts';
import { changeWork, targetOptions, targetUsage } from './work-target.ts';

type Change = Asked<'work.change'>['change'];

const isPriority = (text: string): text is Priority => (priorities as readonly string[]).includes(text);

const stepFrom = (given: Given): Outcome<Change> => {
  const [text, on] = [textOf(given, 'next-step'), textOf(given, 'on')];
  if (on !== null && (parseDay(on) === null || text === null || text === ''))
    return failKernel('usage.bad-option', { option: '--on', reason: '--next-step TEXT --on 2026-11-30' });
  if (text === null) return ok({});
  return ok({ nextStep: text.trim() === '' ? null : { text, on } });
};

const changeFrom = async (given: Given, desk: Desk): Promise<Outcome<Change>> => {
  const [stage, assignee, priority, reason] = ['stage', 'assignee', 'priority', 'reason'].map((name) =>
    textOf(given, name),
  );
  if (typeof priority === 'string' && !isPriority(priority))
    return failKernel('usage.bad-option', { option: '--priority', reason: priorities.join(', ') });
  const isStarred = isSet(given, 'star');
  if (isStarred && isSet(given, 'no-star'))
    return failKernel('usage.bad-option', { option: '--no-star', reason: '--star' });
  const person = typeof assignee === 'string' ? await personNamed(assignee, desk) : null;
  if (person !== null && !person.ok) return person;
  const step = stepFrom(given);
  if (!step.ok) return step;
  return ok({
    ...(typeof stage === 'string' ? { stageId: stage } : {}),
    ...(typeof reason === 'string' ? { reason: { reasonId: reason, text: textOf(given, 'text') ?? '' } } : {}),
    ...(person === null ? {} : { assigneeId: person.value }),
    ...(typeof priority === 'string' && isPriority(priority) ? { priority } : {}),
    ...(isStarred || isSet(given, 'no-star') ? { isStarred } : {}),
    ...step.value,
    ...(isSet(given, 'seen') ? { isSeen: true } : {}),
  });
};

export const command: Command = {
  usage: [
    `procedures set ${targetUsage} [--stage STAGE] [--assignee NAME|me|none] [--priority PRIORITY] [--star | --no-star]`,
    `procedures set ${targetUsage} --next-step TEXT [--on DATE] [--seen]`,
  ],
  summary: 'help.procedures-set',
  options: {
    stage: { type: 'string', value: 'STAGE', help: 'help.option.set-stage' },
    reason: { type: 'string', value: 'REASON', help: 'help.option.drop-reason' },
    text: { type: 'string', value: 'TEXT', help: 'help.option.drop-text' },
    assignee: { type: 'string', value: 'NAME|me|none', help: 'help.option.set-assignee' },
    priority: { type: 'string', value: priorities.join('|'), help: 'help.option.priority' },
    star: { type: 'boolean', help: 'help.option.star' },
    'no-star': { type: 'boolean', help: 'help.option.no-star' },
    'next-step': { type: 'string', value: 'TEXT', help: 'help.option.next-step' },
    on: { type: 'string', value: 'DATE', help: 'help.option.on' },
    seen: { type: 'boolean', help: 'help.option.seen' },
    ...targetOptions,
  },
  words: [0, 10_000],
  run: async (given, desk) => {
    const change = await changeFrom(given, desk);
    if (!change.ok) return change;
    if (Object.keys(change.value).length === 0)
      return failKernel('usage.missing-argument', { argument: '--stage, --assignee, --priority, --star, --next-step' });
    return changeWork(given, desk, change.value);
  },
};
