import { failKernel } from '#shared/kernel/codes.ts';
import { textOf, type Command } from '../command.ts';
import { changeWork, targetOptions, targetUsage } from './work-target.ts';

export const command: Command = {
  usage: [`procedures drop ${targetUsage} --reason REASON [--text TEXT]`],
  summary: 'help.procedures-drop',
  options: {
    reason: { type: 'string', value: 'REASON', help: 'help.option.drop-reason' },
    text: { type: 'string', value: 'TEXT', help: 'help.option.drop-text' },
    ...targetOptions,
  },
  words: [0, 10_000],
  run: async (given, desk) => {
    const organiser = await desk.ask('organiser.show', {});
    if (!organiser.ok) return organiser;
    const { stages, reasons } = organiser.value;
    const reasonId = textOf(given, 'reason');
    if (reasonId === null) {
      const known = reasons.filter((reason) => reason.of === 'dropped').map((reason) => reason.reasonId);
      return failKernel('usage.missing-argument', { argument: `--reason ${known.join('|')}` });
    }
    const stageId = stages.find(({ meaning }) => meaning === 'dropped')?.stageId ?? 'dropped';
    return changeWork(given, desk, { stageId, reason: { reasonId, text: textOf(given, 'text') ?? '' } });
  },
};
