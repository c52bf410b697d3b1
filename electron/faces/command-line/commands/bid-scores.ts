import { emptyStudy, priceStudy, type PriceStudy } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, wordAt, type Command, type Given, type Words } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { readJsonObject } from './json-file.ts';

/** What `--study`, `--nmck` and `--rival` change; a rival of the same name gets his new price. */
const changed = async (given: Given, before: PriceStudy): Promise<Outcome<PriceStudy>> => {
  const file = textOf(given, 'study');
  const read = file === null ? ok({}) : await readJsonObject(file);
  if (!read.ok) return read;
  const rivals = listOf(given, 'rival').map((text) => /^(.+)=([\d.]+)$/u.exec(text));
  if (rivals.includes(null)) return failKernel('input.invalid', { path: 'rival', reason: 'NAME=PRICE' });
  const merged = { ...before, ...read.value };
  const nmck = textOf(given, 'nmck');
  const named = rivals.map((match) => ({ name: match?.[1] ?? '', price: match?.[2] ?? '', values: [] }));
  const wanted = textOf(given, 'weights');
  if (wanted !== null && wanted !== 'notice' && wanted !== 'own')
    return failKernel('input.invalid', { path: 'weights', reason: 'notice, own' });
  const begun =
    merged.scoring ?? (named.length === 0 && wanted === null ? null : { priceWeight: '100', criteria: [], rivals: [] });
  const scoring = begun === null || wanted === null ? begun : { ...begun, weights: wanted };
  const judged = priceStudy.safeParse({
    ...merged,
    ...(nmck === null ? {} : { nmck }),
    scoring:
      scoring === null
        ? null
        : {
            ...scoring,
            rivals: [...scoring.rivals.filter(({ name }) => named.every((one) => one.name !== name)), ...named],
          },
  });
  if (judged.success) return ok(judged.data);
  const [issue] = judged.error.issues;
  return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.code ?? '' });
};

/** Whose weights count, and which they are. */
const weightLines = ({ study, notice }: PriceStudyView, { say }: Words): readonly string[] => {
  if (notice.reason !== null) return study.scoring === null ? [] : [say(`prices.study.no-weights.${notice.reason}`)];
  const { scoring } = study;
  if (scoring === null) return [];
  const isNotice = scoring.weights === 'notice';
  return [
    '',
    `${say('prices.study.weights')}: ${say(isNotice ? 'prices.study.weights.notice' : 'prices.study.weights.own')}`,
    ...table([
      [`  ${say('procedure.criterion.kind.price')}`, `${scoring.priceWeight} %`, ''],
      // The whole way of names is in the JSON; a column shows its last step, which tells one from another.
      ...scoring.criteria.map(({ name, weight, scale }) => [
        `  ${name.split(' › ').at(-1) ?? name}`,
        `${weight} %`,
        say(`prices.scale.${scale}`),
      ]),
    ]),
    ...(isNotice && notice.isRest ? [say('prices.study.weights.rest')] : []),
    ...(isNotice && notice.isWhole ? [say('prices.study.weights.whole')] : []),
  ];
};

const linesOf = (view: PriceStudyView, words: Words): readonly string[] => {
  const { say, explain } = words;
  const { floor, late, scores, currency, margin, cost } = view;
  const line = (label: string, amount: string): string => `${label}: ${amount} ${currency}`;
  const refusals = [view.floorRefusal, view.lateRefusal, view.scoresRefusal].flatMap((refusal) =>
    refusal === null ? [] : [explain({ code: refusal.code, details: {} }).message],
  );
  return [
    line(say('prices.study.cost'), cost.cost),
    ...(margin === null ? [] : [say('prices.margin', margin)]),
    ...(floor === null ? [] : [line(say('prices.study.floor'), floor.floor)]),
    ...(floor?.above === null || floor === null ? [] : [line(say('prices.study.above'), floor.above)]),
    ...(late === null ? [] : [line(say('prices.study.late'), late.value), line(say('prices.study.loss'), late.loss)]),
    ...weightLines(view, words),
    ...(scores === null
      ? []
      : [
          '',
          say(`prices.study.method.${scores.method}`),
          ...table([
            [
              say('prices.study.rival'),
              say('prices.study.rival-price'),
              say('prices.study.price-score'),
              say('prices.study.total'),
              say('prices.study.place'),
            ],
            ...scores.rows.map(({ name, price, priceScore, total, place }) => [
              name ?? say('prices.study.own'),
              price,
              priceScore,
              total ?? '—',
              place === null ? '—' : String(place),
            ]),
          ]),
          say('prices.study.scores-note'),
        ]),
    ...refusals,
  ];
};

export const command: Command = {
  usage: ['bid scores BID-ID [--rival NAME=PRICE …] [--weights notice|own] [--nmck AMOUNT] [--study FILE.json]'],
  summary: 'help.bid-scores',
  options: {
    rival: { type: 'string', multiple: true, value: 'NAME=PRICE', help: 'help.option.study-rival' },
    weights: { type: 'string', value: 'notice|own', help: 'help.option.study-weights' },
    nmck: { type: 'string', value: 'AMOUNT', help: 'help.option.study-nmck' },
    study: { type: 'string', value: 'FILE', help: 'help.option.study' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const before = await desk.ask('prices.study', { bidId });
    if (!before.ok) return before;
    const isChange =
      listOf(given, 'rival').length > 0 ||
      textOf(given, 'study') !== null ||
      textOf(given, 'nmck') !== null ||
      textOf(given, 'weights') !== null;
    const study = isChange ? await changed(given, before.value.study ?? emptyStudy) : ok(null);
    if (!study.ok) return study;
    const view = study.value === null ? before : await desk.ask('prices.saveStudy', { bidId, study: study.value });
    if (!view.ok) return view;
    const findings = [...(view.value.floor?.findings ?? []), ...(view.value.scores?.findings ?? [])];
    return ok({
      value: view.value,
      exit: view.value.floor?.above?.startsWith('-') === true ? 1 : 0,
      text: (words) => [...linesOf(view.value, words), ...findingLines(findings, words)],
    });
  },
};
