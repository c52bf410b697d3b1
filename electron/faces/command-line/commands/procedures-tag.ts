import { failKernel } from '#shared/kernel/codes.ts';
import { tagName } from '#shared/procedure/organiser/filter.ts';
import { listOf, type Command } from '../command.ts';
import { changeWork, targetOptions, targetUsage } from './work-target.ts';

export const command: Command = {
  usage: [`procedures tag ${targetUsage} [--add TAG]… [--remove TAG]…`],
  summary: 'help.procedures-tag',
  options: {
    add: { type: 'string', multiple: true, value: 'TAG', help: 'help.option.add-tag' },
    remove: { type: 'string', multiple: true, value: 'TAG', help: 'help.option.remove-tag' },
    ...targetOptions,
  },
  words: [0, 10_000],
  run: async (given, desk) => {
    const [add, remove] = [listOf(given, 'add'), listOf(given, 'remove')];
    if (add.length + remove.length === 0) return failKernel('usage.missing-argument', { argument: '--add TAG' });
    for (const [option, tags] of [['--add', add] as const, ['--remove', remove] as const])
      for (const tag of tags) {
        const read = tagName.safeParse(tag);
        if (!read.success)
          return failKernel('usage.bad-option', { option, reason: read.error.issues[0]?.message ?? tag });
      }
    return changeWork(given, desk, { addTags: [...add], removeTags: [...remove] });
  },
};
