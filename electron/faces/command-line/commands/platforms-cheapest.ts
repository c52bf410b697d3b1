import { ok } from '#shared/kernel/result.ts';
import { listOf, wordAt, type Command } from '../command.ts';

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

export const command: Command = {
  usage: ['platforms cheapest PLATFORM-ID --procedure ID …'],
  summary: 'help.platforms-cheapest',
  options: { procedure: { type: 'string', multiple: true, value: 'ID', help: 'help.option.procedure' } },
  words: [1, 1],
  wordName: 'PLATFORM-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('platforms.cheapest', {
      platformId: wordAt(given, 0),
      procedureIds: [...listOf(given, 'procedure')],
    });
    if (!answer.ok) return answer;
    const { chosen, total, free, notCovered } = answer.value;
    return ok({
      value: answer.value,
      exit: chosen === null ? 1 : 0,
      text: (words) =>
        chosen === null
          ? [words.say('platforms.cheapest.none', { procedures: textsIn(notCovered).join(', ') })]
          : [
              words.say('platforms.cheapest', { tariffs: textsIn(chosen).join(' + ') || '—', total: String(total) }),
              ...(textsIn(free).length === 0
                ? []
                : [words.say('platforms.cheapest.free', { procedures: textsIn(free).join(', ') })]),
            ],
    });
  },
};
