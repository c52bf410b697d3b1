import type { ForecastView } from '#shared/contract/money.ts';
import { LanesChart, LineChart, type ChartMark } from '../../../components/charts/index.ts';
import { amountText, countText, currencySign } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { lanesOf, placedIn, stepsOf } from './series.ts';

const gutter = 180;

/** Free money by day over a lane per bid, on the same days; each with its table behind. */
export const ForecastCharts = ({ forecast }: { forecast: ForecastView }) => {
  const { t, language } = useWords();
  const { from, days, series } = forecast;
  const sign = currencySign('RUB', language);
  const at = placedIn(from, days);
  const along = { kind: 'days' as const, from, days };
  const last = series.at(-1);
  const marks: readonly ChartMark[] = (last?.shortages ?? []).map((shortage) => ({
    at: at(shortage.from),
    to: at(shortage.to),
    words: t('money.forecast.short-mark', { amount: `${amountText(shortage.most, language)}\u00a0${sign}` }),
    tone: 'stop',
  }));
  return (
    <>
      <LineChart
        label={t('money.forecast.chart')}
        along={along}
        alongLabel={t('money.export.day')}
        valueLabel={`${t('money.column.free')}, ${sign}`}
        shape="step"
        series={series.map(({ delayDays, levels }) => ({
          id: String(delayDays),
          name:
            delayDays === 0
              ? t('money.forecast.on-time')
              : t('money.forecast.late-by', { count: delayDays, days: countText(delayDays, language) }),
          points: stepsOf(levels),
        }))}
        marks={marks}
        gutter={gutter}
      />
      <LanesChart
        label={t('money.forecast.lanes')}
        along={along}
        valueLabel={`${t('money.export.amount')}, ${sign}`}
        laneLabel={t('money.export.bid')}
        lanes={last === undefined ? [] : lanesOf(forecast, last.lanes)}
        kinds={(['bid', 'performance', 'hold'] as const).map((id) => ({ id, name: t(`money.lane.${id}`) }))}
        marks={marks}
        gutter={gutter}
      />
    </>
  );
};
