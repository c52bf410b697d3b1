import type { ForecastView, OfferComparison, PlanView } from '#shared/contract/money.ts';
import { addDays } from '#shared/calendar/days.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/text/translator.ts';
import type { DocumentTable, TableCell, TableDocument } from '../../tables/document.ts';

const text = (value: string | null): TableCell => (value === null ? null : { text: value });
const amount = (value: string | null): TableCell => (value === null ? null : { amount: value });
const day = (value: string | null): TableCell => (value === null || value === '' ? null : { day: value });

const notesOf = ({ explain }: Texts, findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.map((finding) => explain(finding).message)),
];

type Asked = { readonly texts: Texts; readonly now: Instant };
const document = (
  { texts, now }: Asked,
  parts: Pick<TableDocument, 'title' | 'facts' | 'notes' | 'tables' | 'charts'>,
): TableDocument => ({ ...parts, language: texts.language, madeAt: now });

const seriesName = ({ say }: Texts, { scenario, delayDays }: ForecastView['series'][number]): string => {
  const name = say(`calc.choice.${scenario}`);
  return delayDays === 0 ? name : `${name}, ${say('money.export.late', { days: delayDays })}`;
};

/** Cash by day for every series, when it runs short, and what each bid keeps. */
export const forecastDocument = (view: ForecastView, asked: Asked): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const names = view.series.map((series) => seriesName(texts, series));
  const days = Array.from({ length: view.days }, (_, at) => addDays(view.from, at));
  const byDay: DocumentTable = {
    name: say('calc.forecast'),
    columns: [say('money.export.day'), ...names, ...names.map((name) => `${say('calc.field.frozen')}: ${name}`)],
    rows: days.map((each, at) => [
      day(each),
      ...view.series.map(({ levels }) => amount(levels[at] ?? null)),
      ...view.series.map(({ frozen }) => amount(frozen[at] ?? null)),
    ]),
  };
  const shortages: DocumentTable = {
    name: say('calc.field.shortages'),
    columns: [say('calc.field.scenario'), say('money.export.from'), say('calc.field.to'), say('calc.field.short')],
    rows: view.series.flatMap((series) =>
      series.shortages.map(({ from, to, most }) => [text(seriesName(texts, series)), day(from), day(to), amount(most)]),
    ),
  };
  const lanes: DocumentTable = {
    name: say('calc.field.lanes'),
    columns: [
      say('money.export.bid'),
      say('calc.field.scenario'),
      say('money.export.from'),
      say('calc.field.to'),
      say('money.export.amount'),
      say('money.export.kind'),
    ],
    rows: view.series.flatMap((series) =>
      series.lanes.map(({ bid, from, to, amount: sum, kind }) => [
        text(view.titles[bid] ?? bid),
        text(seriesName(texts, series)),
        day(from),
        day(to),
        amount(sum),
        text(say(`money.lane.${kind}`)),
      ]),
    ),
  };
  return document(asked, {
    title: say('calc.forecast'),
    facts: [
      [say('money.export.from'), view.from],
      [say('calc.field.to'), days.at(-1) ?? view.from],
      ...view.series.map((series): readonly [string, string] => [
        seriesName(texts, series),
        series.shortFrom === null
          ? say('money.forecast.enough')
          : say('money.forecast.short', { day: series.shortFrom, amount: series.shortBy ?? '' }),
      ]),
    ],
    notes: notesOf(texts, view.findings),
    tables: [byDay, shortages, lanes],
    charts: [
      {
        title: say('calc.field.levels'),
        labels: days,
        lines: view.series.map(({ levels }, at) => ({ name: names[at] ?? '', values: levels.map(Number) })),
      },
    ],
  });
};

/** What each offer costs, on which days it asks for money, and how its cost moves with the term and with a late return. */
export const comparisonDocument = (view: OfferComparison, asked: Asked): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const series = (name: string, first: string, points: OfferComparison['byTerm']): DocumentTable => ({
    name,
    columns: [first, ...view.names.map((each) => (each === 'own' ? say('money.own') : each))],
    rows: points.map(({ days, costs }) => [{ count: days }, ...costs.map(amount)]),
  });
  const nameOf = (name: string): string => (name === 'own' ? say('money.own') : name);
  const rows: DocumentTable = {
    name: say('calc.compare-offers'),
    columns: [
      say('money.export.offer'),
      say('calc.field.cost'),
      say('calc.field.effectivePercent'),
      say('calc.field.dearerBy'),
      say('money.export.break-even'),
      say('money.export.misfits'),
    ],
    rows: view.rows.map((row) => [
      text(nameOf(row.name)),
      amount(row.cost),
      row.effectivePercent === null ? null : { percent: row.effectivePercent },
      amount(row.dearerBy),
      row.breakEvenDays === null ? null : { count: row.breakEvenDays },
      text(notesOf(texts, row.misfits).join(' ')),
    ]),
  };
  const cash: DocumentTable = {
    name: say('money.export.cash'),
    columns: [say('money.export.offer'), say('money.export.day'), say('money.export.change')],
    rows: view.rows.flatMap((row) =>
      row.cash.map(({ day: on, change }) => [text(nameOf(row.name)), day(on), amount(change)]),
    ),
  };
  const terms = series(say('calc.offer-terms'), say('money.export.days'), view.byTerm);
  const delays = series(say('calc.offer-delays'), say('money.export.days'), view.byDelay);
  return document(asked, {
    title: say('calc.compare-offers'),
    facts: [],
    notes: [],
    tables: [rows, cash, terms, delays],
    charts: [
      {
        title: say('calc.offer-terms'),
        labels: view.byTerm.map(({ days }) => String(days)),
        lines: view.names.slice(0, 4).map((name, at) => ({
          name: nameOf(name),
          values: view.byTerm.map(({ costs }) => Number(costs[at] ?? '0')),
        })),
      },
    ],
  });
};

/** Which bid is covered by what, why, and what the next best would lose. */
export const planDocument = (view: PlanView, asked: Asked): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const titles = new Map(view.assignments.map(({ bid, title }) => [bid, title]));
  const sources = new Map(view.assignments.map(({ source, sourceName }) => [source, sourceName]));
  const sourceOf = (source: string | null): string =>
    source === null
      ? say('money.plan.left-out')
      : source === 'own'
        ? say('money.own')
        : (sources.get(source) ?? source);
  const reasons = new Map(view.reasons.map((reason) => [reason.bid, reason]));
  const bids: DocumentTable = {
    name: say('calc.plan'),
    columns: [
      say('money.export.bid'),
      say('money.export.source'),
      say('calc.field.need'),
      say('money.export.from'),
      say('calc.field.to'),
      say('calc.field.cost'),
      say('calc.field.why'),
      say('calc.plan.next'),
      say('calc.field.loses'),
    ],
    rows: view.assignments.map(({ bid, title, source, need, start, end, cost }) => {
      const reason = reasons.get(bid);
      const next = reason?.next ?? null;
      return [
        text(title),
        text(sourceOf(source)),
        amount(need),
        day(start),
        day(end),
        amount(cost),
        text(reason === undefined ? null : say(`calc.choice.${reason.why}`)),
        text(next === null ? null : sourceOf(next.source)),
        amount(next?.loses ?? null),
      ];
    }),
  };
  const scarce: DocumentTable = {
    name: say('calc.field.marginals'),
    columns: [say('money.export.source'), say('money.export.day'), say('calc.field.perThousand')],
    rows: view.marginals.map(({ source, day: on, perThousand }) => [
      text(source === null ? say('money.own') : sourceOf(source)),
      day(on),
      amount(perThousand),
    ]),
  };
  const causes: DocumentTable = {
    name: say('money.export.causes'),
    columns: [
      say('money.export.cause'),
      say('money.export.day'),
      say('money.export.bids'),
      say('money.export.sources'),
    ],
    rows: view.causes.map(({ code, day: on, bids: of, sources: from }) => [
      text(say(causeKey(code))),
      day(on),
      text(of.map((bid) => titles.get(bid) ?? bid).join('; ')),
      text(from.map(sourceOf).join('; ')),
    ]),
  };
  return document(asked, {
    title: say('calc.plan'),
    facts: [
      [say('money.export.status'), say(`calc.choice.${view.status}`)],
      [say(view.objectiveKind === 'margin' ? 'money.plan.margin' : 'money.plan.cost'), view.objective ?? '—'],
      ...(view.gap === null ? [] : [[say('calc.field.gap'), `${view.gap} %`] as const]),
    ],
    notes: notesOf(texts, [...view.stale, ...view.leftOut, ...view.findings]),
    tables: [bids, scarce, ...(view.causes.length === 0 ? [] : [causes])],
    charts: [],
  });
};

const causeKeys = {
  'no-source': 'calc.choice.no-source',
  'cash-short': 'calc.choice.cash-short',
  'limit-short': 'calc.choice.limit-short',
  'source-excluded': 'calc.choice.source-excluded',
  'limit-per-bid-short': 'calc.choice.limit-per-bid-short',
} as const;
const isCause = (code: string): code is keyof typeof causeKeys => Object.hasOwn(causeKeys, code);
const causeKey = (code: string) => (isCause(code) ? causeKeys[code] : 'calc.choice.no-source');
