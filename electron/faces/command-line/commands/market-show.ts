import type { MarketDetail } from '#shared/contract/market.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { nameOf } from '#shared/market/record.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { wordAt, type Command, type Done, type Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { rateWords, recordLines } from './market-words.ts';

const counted = (detail: MarketDetail, words: Words): readonly string[] => {
  const { say } = words;
  return [
    ...detail.items.flatMap(({ item, medianDrop, drops, lines }) => [
      `  ${item}: ${say('market.line.prices', { count: lines.length })}${
        medianDrop === null ? '' : `, ${say('market.line.drop', { drop: medianDrop })} (${String(drops)})`
      }`,
    ]),
    ...(detail.wonAgainst === null || detail.meetings.length === 0
      ? []
      : [say('market.line.won-against', { rate: rateWords(detail.wonAgainst, words) })]),
    ...table(
      detail.meetings.map(({ seenOn, procedure, theirs, ours, difference, outcome }) => [
        `  ${seenOn}`,
        procedure,
        theirs,
        ours ?? '—',
        difference === null ? '' : `${difference} %`,
        outcome === null ? '' : say(`submission.state.${outcome}`),
      ]),
    ),
    ...(detail.bids === null
      ? []
      : [say('market.line.won-bids', { all: detail.bids.all, rate: rateWords(detail.bids.won, words) })]),
    ...table(
      detail.usedIn.map(({ bidId, title, position, unitPrice }) => [`  ${bidId}`, title, position, unitPrice ?? '—']),
    ),
    ...table(
      detail.deals.map(({ dealId, name, stage }) => [
        `  ${dealId}`,
        name,
        stage === null ? say('market.line.not-begun') : say(`market.stage.${stage}`),
      ]),
    ),
    ...table(
      detail.moves.map(({ on, stage, isContract, reasonId, note }) => [
        `  ${on}`,
        say(`market.stage.${stage}`),
        isContract ? say('market.move.contract') : (reasonId ?? ''),
        note,
      ]),
    ),
  ];
};

/** The law stands wherever people or what loyalty costs are shown. */
const law = (detail: MarketDetail, { say }: Words): readonly string[] =>
  detail.law.length === 0
    ? []
    : [
        '',
        `${say('market.law.title')}. ${say('market.law.lead')}`,
        ...detail.law.map(
          ({ ruleId, article, value, validFrom }) =>
            `  ${say(`market.law.${ruleId}` as TextKey, { value: value ?? '' })} ${article}, ${say('market.law.since', { day: validFrom })}`,
        ),
        `  ${say('market.law.standing')}`,
      ];

/** What `show` and `move` answer. */
export const detailOf = (answer: Outcome<MarketDetail>): Outcome<Done> =>
  answer.ok
    ? ok({
        value: answer.value,
        exit: 0,
        text: (words) => [
          `${words.say(`market.kind.${answer.value.record.kind}` as TextKey)}: ${answer.value.name}  ${answer.value.record.recordId}`,
          ...table(recordLines(answer.value.record, words)),
          ...answer.value.chapters.flatMap((chapter) => [
            `${words.say(`market.kind.${chapter.kind}` as TextKey)}: ${nameOf(chapter)}  ${chapter.recordId}`,
            ...table(recordLines(chapter, words)),
          ]),
          ...counted(answer.value, words),
          ...findingLines(answer.value.findings, words),
          ...law(answer.value, words),
        ],
      })
    : answer;

export const command: Command = {
  usage: ['market show RECORD-ID'],
  summary: 'help.market-show',
  options: {},
  words: [1, 1],
  wordName: 'RECORD-ID',
  run: async (given, desk) => detailOf(await desk.ask('market.show', { recordId: wordAt(given, 0) })),
};
