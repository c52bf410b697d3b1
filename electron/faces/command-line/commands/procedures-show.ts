import { ok } from '#shared/kernel/result.ts';
import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const isSecurity = (kind: string): kind is 'bid' | 'performance' | 'warranty' | 'advance' =>
  ['bid', 'performance', 'warranty', 'advance'].includes(kind);

type Asked = ProcedureDetail['securities'][number];
const figureOf = ({ amount, percent, currency, lot, customer }: Asked, common: string): string =>
  [
    ...(percent === null || percent === undefined ? [] : [`${percent} %`]),
    ...(amount === null || amount === undefined ? [] : [`${amount} ${currency ?? common}`]),
    ...(lot === undefined ? [] : [`(${lot})`]),
    ...(customer === undefined ? [] : [`(${customer})`]),
  ].join(' ') || '+';

export const command: Command = {
  usage: ['procedures show PROCEDURE-ID'],
  summary: 'help.procedures-show',
  options: {},
  words: [1, 1],
  wordName: 'PROCEDURE-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('procedures.show', { id: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const shown = answer.value;
    return ok({
      value: shown,
      exit: 0,
      text: (words) => [
        shown.title,
        ...table([
          [words.say('column.source'), `${shown.sourceId} (${shown.sourceFormat})`],
          [words.say('column.buyer'), shown.buyer.name],
          [words.say('column.deadline'), words.moment(shown.deadline)],
          [words.say('column.value'), shown.value ? `${shown.value.amount} ${shown.value.currency}` : '—'],
          ...shown.securities.map((security) => [
            isSecurity(security.kind) ? words.say(`procedure.security.${security.kind}`) : security.kind,
            figureOf(security, shown.value?.currency ?? ''),
          ]),
          ...(shown.flags.length === 0
            ? []
            : [
                [
                  words.say('procedure.flags'),
                  shown.flags.map((flag) => words.say(`procedure.flag.${flag}`)).join(', '),
                ],
              ]),
        ]),
        ...table(shown.lots.map((lot) => [`  ${lot.id}`, lot.title])),
        ...findingLines(shown.findings, words),
        words.say('next', { command: `bid new ${shown.id}` }),
      ],
    });
  },
};
