import { ok } from '#shared/kernel/result.ts';
import type { ProcedureDetail } from '#shared/contract/procedures.ts';
import { byImportance, shownWeight } from '#shared/procedure/weights.ts';
import { wordAt, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';
import { nameIn } from './name-in.ts';
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

type Criterion = ProcedureDetail['criteria'][number];
type Indicator = Criterion['indicators'][number];

const weightOf = ({ weight }: Indicator | Criterion, { say }: Words): string => {
  if (weight === null) return '—';
  const { amount, unit } = shownWeight(weight);
  const text =
    unit === 'percent'
      ? `${amount} %`
      : say(unit === 'points' ? 'procedure.criteria.points' : 'procedure.criteria.order', { amount });
  return weight.isMiddle ? say('procedure.criteria.middle', { weight: text }) : text;
};

const criterionRows = (of: Criterion | Indicator, words: Words, depth: number): readonly (readonly string[])[] => [
  [
    `${'  '.repeat(depth + 1)}${nameIn(words, `procedure.criterion.name.${of.name}`, of.name)}`,
    weightOf(of, words),
    'kind' in of ? words.say(`procedure.criterion.kind.${of.kind}`) : '',
    'lotId' in of && of.lotId !== null ? `(${of.lotId})` : '',
    of.path,
  ],
  ...of.indicators.flatMap((each) => criterionRows(each, words, depth + 1)),
];

const criteriaLines = ({ criteria, requirements }: ProcedureDetail, words: Words): readonly string[] => {
  const { say } = words;
  return [
    ...(criteria.length === 0
      ? []
      : [say('procedure.criteria'), ...table(byImportance(criteria).flatMap((each) => criterionRows(each, words, 0)))]),
    ...(requirements.length === 0
      ? []
      : [
          say('procedure.requirements'),
          ...table(
            requirements.map(({ kind, number, name, mandatory, stage, lotId, legalBasis, path }) => [
              `  ${number === null ? '' : `${number} `}${nameIn(words, `procedure.requirement.name.${name}`, name)}`,
              say(`procedure.requirement.kind.${kind}`),
              [
                ...(mandatory === null
                  ? []
                  : [say(mandatory ? 'procedure.requirement.must' : 'procedure.requirement.may')]),
                ...(stage === null ? [] : [say(`procedure.requirement.stage.${stage}`)]),
                ...(lotId === null ? [] : [`(${lotId})`]),
              ].join(' · '),
              legalBasis ?? '',
              path,
            ]),
          ),
        ]),
  ];
};

/** How many lots one bidder may bid for and win, and which go together. */
const lotTermLines = ({ lotTerms }: ProcedureDetail, { say }: Words): readonly string[] => {
  if (lotTerms === undefined) return [];
  const { maxSubmitted, maxAwarded, allLots, groups } = lotTerms;
  return [
    ...(maxSubmitted === null ? [] : [say('procedure.lot-terms.submitted', { count: maxSubmitted })]),
    ...(maxAwarded === null ? [] : [say('procedure.lot-terms.awarded', { count: maxAwarded })]),
    ...(allLots ? [say('procedure.lot-terms.all')] : []),
    ...(groups.length === 0 ? [] : [say('procedure.lot-terms.groups')]),
    ...table(
      groups.map(({ id, title, lotIds, maximum }) => [
        `  ${id}`,
        title ?? '',
        lotIds.join(', '),
        maximum === null ? '' : `${maximum.amount} ${maximum.currency}`,
      ]),
    ),
  ];
};

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
        ...lotTermLines(shown, words),
        ...criteriaLines(shown, words),
        ...findingLines(shown.findings, words),
        words.say('next', { command: `bid new ${shown.id}` }),
      ],
    });
  },
};
