import type { OfferComparison } from '#shared/contract/money.ts';
import { BarChart, LineChart, type Along } from '../../../components/charts/index.ts';
import { countText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { drawnRows, idOfRow, seriesOf, type ComparedRow } from './comparison-view.ts';

const spanOf = (points: OfferComparison['byTerm']): Along => ({
  kind: 'numbers',
  from: points[0]?.days ?? 0,
  to: points.at(-1)?.days ?? 1,
});

/** Cost by offer, by the length of the term and by days of late return; each with its table behind. */
export const ComparisonCharts = ({ comparison, days }: { comparison: OfferComparison; days: number }) => {
  const { t, language } = useWords();
  const nameOf = ({ kind, name }: ComparedRow): string => (kind === 'own' ? t('money.own') : name);
  const drawn = drawnRows(comparison);
  const { rows, cheapest, byTerm, byDelay } = comparison;
  return (
    <div className="offers-charts">
      <BarChart
        label={t('offers.chart.cost')}
        nameLabel={t('offers.field.name')}
        valueLabel={t('offers.column.cost')}
        bars={rows.map((row) => ({
          id: idOfRow(row),
          name: nameOf(row),
          value: row.cost,
          look: row.misfits.length > 0 ? 'faint' : idOfRow(row) === cheapest ? 'chosen' : 'plain',
          ...(row.misfits.length > 0
            ? { note: t('offers.misfit') }
            : idOfRow(row) === cheapest
              ? { note: t('offers.cheapest') }
              : {}),
        }))}
      />
      <LineChart
        label={t('offers.chart.term')}
        along={spanOf(byTerm)}
        alongLabel={t('offers.chart.term.along')}
        valueLabel={t('offers.column.cost')}
        series={seriesOf(comparison, byTerm, drawn, nameOf)}
        marks={[{ at: days, words: t('offers.chart.need', { days: countText(days, language) }), tone: 'plain' }]}
      />
      <LineChart
        label={t('offers.chart.delay')}
        along={spanOf(byDelay)}
        alongLabel={t('offers.chart.delay.along')}
        valueLabel={t('offers.column.cost')}
        series={seriesOf(comparison, byDelay, drawn, nameOf)}
      />
      {rows.length > drawn.length && <p className="quiet">{t('offers.chart.most')}</p>}
    </div>
  );
};
