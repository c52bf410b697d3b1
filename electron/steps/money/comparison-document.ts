import type { Given } from '#shared/contract/index.ts';
import type { OfferComparison } from '#shared/contract/money.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { labelKeyOf, ruleKeyOf } from '#shared/finance/labels.ts';
import { ownName } from '#shared/finance/offers/own-name.ts';
import type { Texts } from '#shared/text/translator.ts';
import type { DocumentChart, DocumentTable, TableCell, TableDocument } from '../../tables/document.ts';
import { amount, day, document, notesOf, text, type DocumentWords } from './document-cells.ts';

type Points = OfferComparison['byTerm'];
type Named = { readonly texts: Texts; readonly nameOf: (name: string) => string };

/** As many lines as print keeps apart. */
const drawn = 4;

const series = ({ texts: { say }, nameOf }: Named, name: string, names: readonly string[], points: Points) =>
  ({
    name,
    columns: [say('money.export.days'), ...names.map(nameOf)],
    rows: points.map(({ days, costs }) => [{ count: days }, ...costs.map(amount)]),
  }) satisfies DocumentTable;

const chart = ({ nameOf }: Named, title: string, names: readonly string[], points: Points): DocumentChart => ({
  title,
  labels: points.map(({ days }) => String(days)),
  lines: names.slice(0, drawn).map((name, at) => ({
    name: nameOf(name),
    values: points.map(({ costs }) => Number(costs[at] ?? '0')),
  })),
});

const said = (step: Readonly<Record<string, unknown>>, name: string): string => {
  const value = step[name];
  return typeof value === 'string' ? value : '';
};

const resultCell = (result: string): TableCell =>
  /^-?\d+\.\d{2}$/.test(result) ? { amount: result } : { text: result };

/** The formula with its numbers in place of their names. */
const inNumbers = (step: Readonly<Record<string, unknown>>): string => {
  const numbers = step['numbers'];
  const known = typeof numbers === 'object' && numbers !== null ? new Map(Object.entries(numbers)) : new Map();
  return said(step, 'formula').replace(/[A-Za-z][A-Za-z0-9]*/g, (name) => String(known.get(name) ?? name));
};

/** Whose figure a step of the comparison is: `offers.2.interest` is the third offer's. */
const ownerOf = (line: string, names: readonly string[]): string => {
  const place = /^offers\.(\d+)\./.exec(line)?.[1];
  return place === undefined ? (line.startsWith('own.') ? ownName : '') : (names[Number(place)] ?? '');
};

const stepsTable = ({ texts: { say, language }, nameOf }: Named, { steps, names }: OfferComparison): DocumentTable => ({
  name: say('money.steps'),
  columns: [
    say('money.export.offer'),
    say('money.export.figure'),
    say('calc.field.cost'),
    say('money.export.formula'),
    say('money.export.rule'),
    say('money.column.article'),
  ],
  // The comparison's own line names the cheapest of all: which of them can be had stands in the facts.
  rows: steps.flatMap((step) => {
    const owner = ownerOf(said(step, 'line'), names);
    const article = said(step, 'article');
    if (owner === '') return [];
    return [
      [
        text(nameOf(owner)),
        text(say(labelKeyOf('financing', said(step, 'line')) as Parameters<typeof say>[0])),
        resultCell(said(step, 'result')),
        text(inNumbers(step)),
        text(say(ruleKeyOf(said(step, 'rule')) as Parameters<typeof say>[0])),
        text(article === '' ? null : citationIn(language, article)),
      ],
    ];
  }),
});

/**
 * What each offer costs for the need, on which days it asks for money, how its cost moves with the term and with a late
 * return, from which term on it is the cheapest, and how every figure was found.
 */
export const comparisonDocument = (
  view: OfferComparison,
  need: Pick<Given<'offers.compare'>, 'sum' | 'start' | 'end' | 'returnedOn' | 'law'>,
  asked: DocumentWords,
): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const nameOf = (name: string): string => (name === ownName ? say('money.own') : name);
  const named: Named = { texts, nameOf };
  const rows: DocumentTable = {
    name: say('calc.compare-offers'),
    columns: [
      say('money.export.offer'),
      say('calc.field.kind'),
      say('calc.field.cost'),
      say('calc.field.effectivePercent'),
      say('calc.field.dearerBy'),
      say('money.export.break-even'),
      say('money.export.misfits'),
    ],
    rows: view.rows.map((row) => [
      text(nameOf(row.name)),
      text(row.kind === 'own' ? null : say(`calc.choice.${row.kind}`)),
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
  const cheapestFrom: DocumentTable = {
    name: say('offers.from-days'),
    columns: [say('money.export.days'), say('money.export.offer'), say('calc.field.cost')],
    rows: view.cheapestFrom.map(({ days, name, cost }) => [{ count: days }, text(nameOf(name)), amount(cost)]),
  };
  const cheapest = view.rows.find((row) => (row.offerId ?? ownName) === view.cheapest);
  return document(asked, {
    title: say('calc.compare-offers'),
    facts: [
      [say('calc.field.sum'), need.sum],
      [say('calc.field.start'), need.start],
      [say('calc.field.end'), need.end],
      ...(need.returnedOn === undefined ? [] : [[say('calc.field.returnedOn'), need.returnedOn] as const]),
      ...(need.law === undefined ? [] : [[say('calc.field.law'), say(`calc.choice.${need.law}`)] as const]),
      [
        say('calc.compare-offers.cheapest'),
        cheapest === undefined ? '—' : `${nameOf(cheapest.name)}: ${cheapest.cost} RUB`,
      ],
    ],
    notes: [],
    tables: [
      rows,
      cash,
      series(named, say('offers.chart.term'), view.names, view.byTerm),
      series(named, say('offers.chart.delay'), view.names, view.byDelay),
      cheapestFrom,
      stepsTable(named, view),
    ],
    charts: [
      chart(named, say('offers.chart.term'), view.names, view.byTerm),
      chart(named, say('offers.chart.delay'), view.names, view.byDelay),
    ],
  });
};
