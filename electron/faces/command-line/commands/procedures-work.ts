import type { Organiser, WorkDetail } from '#shared/contract/organiser.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';
import { personName, reasonName, stageName } from './organiser-words.ts';
import { signWords } from './sign-words.ts';

type Line = WorkDetail['history'][number];

const valueIn = (field: Line['field'], value: string | null, organiser: Organiser, words: Words): string => {
  if (value === null) return '—';
  if (field === 'stage') return stageName(value, organiser, words);
  if (field === 'assignee') return personName(value, organiser);
  return field === 'reason' ? reasonName(value, organiser, words) : value.replaceAll('\n', ' ');
};

const historyLine = (line: Line, organiser: Organiser, words: Words): readonly string[] => [
  `  ${words.moment(line.at)}`,
  line.author,
  words.say(`organiser.history.${line.field}`),
  `${valueIn(line.field, line.before, organiser, words)} → ${valueIn(line.field, line.after, organiser, words)}`,
  line.reason === null
    ? ''
    : [reasonName(line.reason.reasonId, organiser, words), line.reason.text].filter((part) => part !== '').join(': '),
];

export const command: Command = {
  usage: ['procedures work PROCEDURE-ID'],
  summary: 'help.procedures-work',
  options: {},
  words: [1, 1],
  wordName: 'PROCEDURE-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('work.show', { id: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const shown = await desk.ask('organiser.show', {});
    if (!shown.ok) return shown;
    const [work, organiser] = [answer.value, shown.value];
    return ok({
      value: work,
      exit: 0,
      text: (words) => [
        ...table([
          [words.say('organiser.column.work-stage'), stageName(work.stageId, organiser, words)],
          [words.say('organiser.column.assignee'), personName(work.assigneeId, organiser) || '—'],
          [words.say('organiser.column.tags'), work.tags.join(', ') || '—'],
          [words.say('organiser.column.priority'), words.say(`organiser.priority.${work.priority}`)],
          ...(work.isStarred ? [[words.say('organiser.column.starred'), words.say('organiser.yes')]] : []),
          ...(work.nextStep === null
            ? []
            : [
                [
                  words.say('organiser.column.next-step'),
                  [work.nextStep.text, work.nextStep.on ?? ''].join(' ').trim(),
                ],
              ]),
          ...(work.reason === null
            ? []
            : [
                [words.say('organiser.column.reason'), reasonName(work.reason.reasonId, organiser, words)],
                [words.say('organiser.column.reason-text'), work.reason.text || '—'],
              ]),
        ]),
        ...work.notesShown.flatMap(({ noteId, at, author, text }) => [
          '',
          `${words.moment(at)}  ${author}  [${noteId}]`,
          ...text.split('\n').map((line) => `  ${line}`),
        ]),
        ...(work.history.length === 0
          ? []
          : ['', ...table(work.history.map((line) => historyLine(line, organiser, words)))]),
        ...work.duplicatesShown.flatMap(({ id, sourceId, title, likeness, state, signs }) => [
          '',
          `${id}  ${sourceId}  ${title}  (${likeness} %, ${words.say(`organiser.duplicate.${state}`)})`,
          ...signs.map((sign) => `  ${signWords(sign, words)}`),
        ]),
      ],
    });
  },
};
