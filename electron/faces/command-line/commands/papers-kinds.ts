import type { PaperKindRecord } from '#shared/contract/papers.ts';
import { ok } from '#shared/kernel/result.ts';
import { paperSourceText } from '#shared/text/paper-term.ts';
import { isSet, textOf, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';
import { kindName, ruleText } from './paper-lines.ts';
import { exportOptions, importOptions, isReplacing, writeExport } from './write-export.ts';

const linesOf = ({ kind, standing, papers }: PaperKindRecord, words: Words): readonly string[] => [
  `${kind.kindId}  ${kindName(kind, words)}  (${words.say(`standing.${standing}`)}, ${papers})`,
  ...table(
    kind.rules.map((rule) => [
      `  ${rule.ruleId}`,
      ruleText(rule, words),
      paperSourceText(rule, words.language, words.say),
    ]),
  ),
];

/** Lists the kinds with their rules; or takes kinds from a file, writes them to one, or forgets the user's edit of one. */
export const command: Command = {
  usage: [
    'papers kinds',
    'papers kinds --import FILE.json [--replace]',
    'papers kinds --export [--out FILE.json]',
    'papers kinds --remove KIND',
  ],
  summary: 'help.papers-kinds',
  options: {
    import: { type: 'string', value: 'FILE', help: 'help.option.kinds-from' },
    export: { type: 'boolean', help: 'help.option.kinds-to' },
    remove: { type: 'string', value: 'KIND', help: 'help.option.kinds-remove' },
    ...exportOptions,
    ...importOptions,
  },
  words: [0, 0],
  run: async (given, desk) => {
    const [from, gone] = [textOf(given, 'import'), textOf(given, 'remove')];
    if (from !== null) {
      const fileId = await desk.take(from);
      if (!fileId.ok) return fileId;
      const taken = await desk.ask('paperKinds.import', { fileId: fileId.value, replace: isReplacing(given) });
      return taken.ok ? ok({ value: taken.value, exit: 0, text: () => taken.value.kindIds }) : taken;
    }
    if (gone !== null) {
      const removed = await desk.ask('paperKinds.remove', { kindId: gone });
      return removed.ok ? ok({ value: removed.value, exit: 0, text: () => [removed.value.kindId] }) : removed;
    }
    if (isSet(given, 'export')) {
      const exported = await desk.ask('paperKinds.export', {});
      return exported.ok ? writeExport(given, exported.value) : exported;
    }
    const listed = await desk.ask('paperKinds.list', {});
    return listed.ok
      ? ok({
          value: listed.value,
          exit: 0,
          text: (words) => listed.value.kinds.flatMap((kind) => linesOf(kind, words)),
        })
      : listed;
  },
};
