import { ok } from '#shared/kernel/result.ts';
import { isSet, type Command } from '../command.ts';
import { table } from '../table.ts';
import { exportOptions, writeExport } from './write-export.ts';

export const command: Command = {
  usage: ['date-rules', 'date-rules --export [--out FILE]'],
  summary: 'help.date-rules',
  options: { export: { type: 'boolean', help: 'help.option.export-rules' }, ...exportOptions },
  words: [0, 0],
  run: async (given, desk) => {
    if (isSet(given, 'export')) {
      const exported = await desk.ask('dateRules.export', {});
      return exported.ok ? writeExport(given, exported.value) : exported;
    }
    const answer = await desk.ask('dateRules.list', {});
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        table(
          answer.value.rules.map(({ rule, standing }) => [
            rule.id,
            `${rule.event} ← ${rule.parent}`,
            `${rule.bound} ${rule.term.amount} ${rule.term.unit}`,
            rule.article,
            rule.platformId ?? rule.law,
            standing === 'shipped' ? '' : words.say(`standing.${standing}`),
          ]),
        ),
    });
  },
};
