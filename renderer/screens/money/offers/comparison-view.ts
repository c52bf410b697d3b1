import type { Step } from '#shared/finance/calculation.ts';
import { ownName } from '#shared/finance/offers/own-name.ts';
import type { OfferComparison } from '#shared/contract/money.ts';
import type { Language } from '#shared/kernel/language.ts';
import { amountText } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import type { ChartSeries } from '../../../components/charts/index.ts';

export type ComparedRow = OfferComparison['rows'][number];

/** As many lines as a chart keeps apart by colour, dash and marker. */
export const mostDrawn = 6;

export const idOfRow = ({ offerId }: ComparedRow): string => offerId ?? ownName;

type Misfit = ComparedRow['misfits'][number];

/** Days and sums of a misfit as the language writes them; a side that is open is an ellipsis. */
export const readableMisfit = (finding: Misfit, language: Language): Misfit => ({
  ...finding,
  details: Object.fromEntries(
    Object.entries(finding.details).map(([name, value]) => {
      if (value === null) return [name, '…'];
      if (typeof value !== 'string' || name === 'offer') return [name, value];
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, plainDayText(value, language, 'date')];
      return [name, /^\d+(?:\.\d+)?$/.test(value) ? amountText(value, language) : value];
    }),
  ),
});

const isStep = (step: Readonly<Record<string, unknown>>): step is Readonly<Record<string, unknown>> & Step =>
  typeof step['line'] === 'string' && typeof step['formula'] === 'string' && typeof step['result'] === 'string';

/** How the cost of one row was found, its lines named without the row's place in the comparison. */
export const stepsOfRow = ({ steps, names }: OfferComparison, row: ComparedRow): readonly Step[] => {
  const head = row.kind === 'own' ? 'own.' : `offers.${names.indexOf(row.name)}.`;
  return steps
    .filter(isStep)
    .filter(({ line }) => line.startsWith(head))
    .map((step) => ({ ...step, line: step.line.slice(head.length) }));
};

/** Own money first, then the cheapest that fit, then the rest: those that are drawn. */
export const drawnRows = ({ rows }: OfferComparison): readonly ComparedRow[] => {
  const own = rows.filter(({ kind }) => kind === 'own');
  return [...own, ...rows.filter(({ kind }) => kind !== 'own')].slice(0, mostDrawn);
};

/** The costs of the drawn rows along a term or a delay; `nameOf` says a row's name in the user's words. */
export const seriesOf = (
  { names }: OfferComparison,
  points: OfferComparison['byTerm'],
  drawn: readonly ComparedRow[],
  nameOf: (row: ComparedRow) => string,
): readonly ChartSeries[] =>
  drawn.flatMap((row) => {
    const place = names.indexOf(row.kind === 'own' ? ownName : row.name);
    if (place === -1) return [];
    return [
      {
        id: idOfRow(row),
        name: nameOf(row),
        points: points.flatMap(({ days, costs }) => {
          const cost = costs[place];
          return cost === undefined ? [] : [{ at: days, value: cost }];
        }),
      },
    ];
  });
