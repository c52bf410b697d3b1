import { priceFormulas } from '#shared/bid/scoring/formulas.ts';
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
  const formula = textOf(given, 'formula');
  const chosen = priceFormulas.find((one) => one === formula) ?? null;
  if (formula !== null && formula !== 'law' && chosen === null)
    return failKernel('input.invalid', { path: 'formula', reason: ['law', ...priceFormulas].join(', ') });
  const begun =
    merged.scoring ??
    (named.length === 0 && wanted === null && formula === null
      ? null
      : { priceWeight: '100', criteria: [], rivals: [] });
  const scoring =
    begun === null
      ? null
      : {
          ...begun,
          ...(wanted === null ? {} : { weights: wanted }),
          ...(formula === null ? {} : { formula: chosen }),
        };
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
  if (notice.reason !== null)
    return study.scoring === null && notice.ranked.length === 0
      ? []
      : [
          say(`prices.study.no-weights.${notice.reason}`),
          ...notice.ranked.map(({ name, rank }) => `  ${rank === null ? '–' : `${rank}.`} ${name}`),
        ];
  const { scoring } = study;
  if (scoring === null) return [];
  const isNotice = scoring.weights === 'notice';
  /** Answers that the notice offers, each with what it brings. */
  const optionsOf = (name: string): string | null => {
    const options = isNotice ? (notice.criteria.find((each) => each.name === name)?.options ?? []) : [];
    return options.length === 0 ? null : options.map(({ title, value }) => `${title} (${value} %)`).join('; ');
  };
  const thresholdOf = (name: string): readonly string[] => {
    const least = isNotice ? notice.criteria.find((each) => each.name === name)?.threshold : null;
    return least === null || least === undefined ? [] : [least];
  };
  return [
    '',
    `${say('prices.study.weights')}: ${say(isNotice ? 'prices.study.weights.notice' : 'prices.study.weights.own')}`,
    ...table([
      [`  ${say('procedure.criterion.kind.price')}`, `${scoring.priceWeight} %`, ''],
      // The whole way of names is in the JSON; a column shows its last step, which tells one from another.
      ...scoring.criteria.map(({ name, weight, scale }) => [
        `  ${name.split(' › ').at(-1) ?? name}`,
        `${weight} %`,
        [
          optionsOf(name) ?? say(`prices.scale.${scale}`),
          ...thresholdOf(name).map((least) => say('prices.study.threshold', { least })),
        ].join(' · '),
      ]),
    ]),
    ...(notice.fixed === null ? [] : [say('prices.study.weights.fixed')]),
    ...(isNotice && notice.isRest ? [say('prices.study.weights.rest')] : []),
    ...(isNotice && notice.isWhole ? [say('prices.study.weights.whole')] : []),
  ];
};

/** Which formula counts and who says so, and what the notice says of it in words. */
const formulaLines = (
  { study, formula: { inForce, offered, words } }: PriceStudyView,
  { say }: Words,
): readonly string[] => {
  if (study.scoring === null) return [];
  const cited = offered.find(({ id }) => id === inForce);
  const isOwn = study.scoring.formula === inForce;
  return [
    '',
    ...(cited === undefined
      ? [say('prices.study.formula.none')]
      : [
          `${say('prices.study.formula')}: ${say(`prices.formula.${cited.id}`)}`,
          say(isOwn ? 'prices.study.formula.by-user' : 'prices.study.formula.by-law', cited),
        ]),
    ...(words.length === 0
      ? []
      : [say('prices.study.formula.words'), ...words.map(({ text, path }) => `  “${text}” (${path})`)]),
  ];
};

const linesOf = (view: PriceStudyView, words: Words): readonly string[] => {
  const { say, explain } = words;
  const { floor, late, scores, currency, margin, cost } = view;
  const isEffective = scores?.method === 'effective-price';
  const line = (label: string, amount: string): string => `${label}: ${amount} ${currency}`;
  const refusals = [view.floorRefusal, view.lateRefusal, view.scoresRefusal].flatMap((refusal) =>
    refusal === null ? [] : [explain({ code: refusal.code, details: refusal.details }).message],
  );
  return [
    line(say('prices.study.cost'), cost.cost),
    ...(margin === null ? [] : [say('prices.margin', margin)]),
    ...(floor === null ? [] : [line(say('prices.study.floor'), floor.floor)]),
    ...(floor?.above === null || floor === null ? [] : [line(say('prices.study.above'), floor.above)]),
    ...(late === null ? [] : [line(say('prices.study.late'), late.value), line(say('prices.study.loss'), late.loss)]),
    ...weightLines(view, words),
    ...formulaLines(view, words),
    ...(scores === null
      ? []
      : [
          '',
          say(`prices.study.method.${scores.method}`),
          ...table([
            [
              say('prices.study.rival'),
              say('prices.study.rival-price'),
              say(isEffective ? 'prices.study.effective' : 'prices.study.price-score'),
              ...(isEffective ? [] : [say('prices.study.total')]),
              say('prices.study.place'),
            ],
            ...scores.rows.map(({ name, price, priceScore, effective, total, place }) => [
              name ?? say('prices.study.own'),
              price,
              // A price that is not scored says why; the effective price stands where points have none.
              effective ?? priceScore ?? (isEffective ? '—' : say('prices.study.above-start')),
              ...(isEffective ? [] : [total ?? '—']),
              place === null ? '—' : String(place),
            ]),
          ]),
          say('prices.study.scores-note'),
        ]),
    ...refusals,
  ];
};

export const command: Command = {
  usage: [
    'bid scores BID-ID [--rival NAME=PRICE …] [--weights notice|own] [--formula NAME] [--nmck AMOUNT] [--study FILE.json]',
  ],
  summary: 'help.bid-scores',
  options: {
    rival: { type: 'string', multiple: true, value: 'NAME=PRICE', help: 'help.option.study-rival' },
    weights: { type: 'string', value: 'notice|own', help: 'help.option.study-weights' },
    formula: { type: 'string', value: ['law', ...priceFormulas].join('|'), help: 'help.option.study-formula' },
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
      textOf(given, 'weights') !== null ||
      textOf(given, 'formula') !== null;
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
