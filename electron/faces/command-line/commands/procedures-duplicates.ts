import type { DuplicatePair } from '#shared/contract/duplicates.ts';
import { duplicateStates } from '#shared/contract/duplicates.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Done, type Given, type Words } from '../command.ts';
import { signWords } from './sign-words.ts';

type State = DuplicatePair['state'];
const isState = (text: string): text is State => (duplicateStates as readonly string[]).includes(text);

const pairLines = ({ first, second, likeness, signs }: DuplicatePair, words: Words): readonly string[] => [
  `${first.id}  ${first.sourceId}  ${words.moment(first.deadline)}  ${first.title}`,
  `${second.id}  ${second.sourceId}  ${words.moment(second.deadline)}  ${second.title}`,
  `  ${likeness} %: ${signs.map((sign) => signWords(sign, words)).join('; ')}`,
  '',
];

const decide = async (given: Given, desk: Desk): Promise<Outcome<Done>> => {
  const [confirmed, refused] = [isSet(given, 'confirm'), isSet(given, 'refuse')];
  if (given.words.length !== 2 || confirmed === refused)
    return failKernel('usage.missing-argument', { argument: 'PROCEDURE-ID PROCEDURE-ID {--confirm | --refuse}' });
  const state = confirmed ? 'confirmed' : 'refused';
  const answer = await desk.ask('duplicates.decide', { first: wordAt(given, 0), second: wordAt(given, 1), state });
  if (!answer.ok) return answer;
  return ok({ value: { state }, exit: 0, text: (words) => [words.say('organiser.saved')] });
};

export const command: Command = {
  usage: [
    'procedures duplicates [--find] [--find-all] [--state suggested|confirmed|refused] [--limit N]',
    'procedures duplicates PROCEDURE-ID PROCEDURE-ID {--confirm | --refuse}',
  ],
  summary: 'help.procedures-duplicates',
  options: {
    find: { type: 'boolean', help: 'help.option.find' },
    'find-all': { type: 'boolean', help: 'help.option.find-all' },
    state: { type: 'string', value: duplicateStates.join('|'), help: 'help.option.pair-state' },
    limit: { type: 'string', value: 'N', help: 'help.option.limit' },
    confirm: { type: 'boolean', help: 'help.option.confirm' },
    refuse: { type: 'boolean', help: 'help.option.refuse' },
  },
  words: [0, 2],
  run: async (given, desk) => {
    if (given.words.length > 0 || isSet(given, 'confirm') || isSet(given, 'refuse')) return decide(given, desk);
    const state = textOf(given, 'state') ?? 'suggested';
    if (!isState(state))
      return failKernel('usage.bad-option', { option: '--state', reason: duplicateStates.join(', ') });
    const limit = Number(textOf(given, 'limit') ?? '100');
    if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
      return failKernel('usage.bad-option', { option: '--limit', reason: '1–1000' });
    const all = isSet(given, 'find-all');
    const found = all || isSet(given, 'find') ? await desk.ask('duplicates.find', { all }) : null;
    if (found !== null && !found.ok) return found;
    const answer = await desk.ask('duplicates.list', { state, limit });
    if (!answer.ok) return answer;
    const { pairs, total } = answer.value;
    return ok({
      value: { ...answer.value, ...(found === null ? {} : { found: found.value }) },
      exit: 0,
      text: (words) => [
        ...(found === null ? [] : [words.say('organiser.searched', found.value)]),
        ...pairs.flatMap((pair) => pairLines(pair, words)),
        words.say('organiser.pairs', { shown: pairs.length, total }),
      ],
    });
  },
};
