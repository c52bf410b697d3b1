import { ok } from '#shared/kernel/result.ts';
import { failMarket } from '#shared/market/codes.ts';
import { isMarketKind, marketKinds } from '#shared/market/fields.ts';
import { isSet, listOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['market export FILE.xlsx|.csv|.pdf|.json [--kind KIND]… [--people]'],
  summary: 'help.market-export',
  options: {
    kind: { type: 'string', multiple: true, value: 'KIND', help: 'help.option.market-kind' },
    people: { type: 'boolean', help: 'help.option.market-people' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const named = listOf(given, 'kind');
    const kinds = named.filter(isMarketKind);
    const strange = named.find((kind) => !isMarketKind(kind));
    if (strange !== undefined) return failMarket('market.kind-unknown', { kind: strange, kinds: marketKinds });
    const answer = await desk.ask('market.export', {
      out: wordAt(given, 0),
      kinds,
      withPeople: isSet(given, 'people'),
      language: desk.language,
    });
    if (!answer.ok) return answer;
    const { path, rows, leftOut } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        say('market.line.exported', { file: path, rows }),
        ...(leftOut === 0 ? [] : [say('market.export.left-out', { count: leftOut })]),
      ],
    });
  },
};
