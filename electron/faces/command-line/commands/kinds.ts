import { ok } from '#shared/kernel/result.ts';
import { procedureKinds } from '#shared/text/en/procedure-kinds.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

type BuiltIn = keyof typeof procedureKinds extends infer Key
  ? Key extends `procedure.kind.${infer Id}`
    ? Id
    : never
  : never;
const isBuiltIn = (kindId: string): kindId is BuiltIn => `procedure.kind.${kindId}` in procedureKinds;

export const command: Command = {
  usage: ['kinds'],
  summary: 'help.kinds',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('kinds.list', {});
    if (!answer.ok) return answer;
    const { kinds } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        table(
          kinds.map(({ kindId, name, stages, isEdited }) => [
            kindId,
            name ?? (isBuiltIn(kindId) ? words.say(`procedure.kind.${kindId}`) : kindId),
            stages.map(({ stage }) => words.say(`procedure.stage.${stage}`)).join(' → '),
            isEdited ? words.say('kinds.edited') : '',
          ]),
        ),
    });
  },
};
