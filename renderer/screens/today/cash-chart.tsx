import { dayIn, type Instant } from '#shared/kernel/instant.ts';
import { dayFrom } from '../../components/charts/ticks.ts';
import { useWidth } from '../../components/charts/use-width.ts';
import { amountText, currencySign, shortAmountText } from '../../format/numbers.ts';
import { moscow, plainDayText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import { axisTop, cashSteps, type CashDay } from './cash-steps.ts';

const shownDays = 60;
const height = 176;
const edge = { top: 20, bottom: 24, start: 64, end: 16 };

/** Level pieces, since money is frozen from a day to a day. Time runs the way the language reads. */
export const CashChart = ({ currency, days, now }: { currency: string; days: readonly CashDay[]; now: Instant }) => {
  const { t, language, direction } = useWords();
  const { place, width } = useWidth();
  const first = dayIn(now, moscow);
  const steps = cashSteps(days, first, shownDays);
  const mostStep = steps.reduce((a, b) => (Number(b.frozen) > Number(a.frozen) ? b : a));
  const top = axisTop(Number(mostStep.frozen));
  const inner = width - edge.start - edge.end;
  const across = (day: number): number => {
    const along = edge.start + (inner * day) / shownDays;
    return direction === 'rtl' ? width - along : along;
  };
  const up = (sum: number): number => edge.top + (height - edge.top - edge.bottom) * (1 - sum / top);
  const base = up(0);
  const line = steps
    .map(
      (step, index) =>
        `${index === 0 ? 'M' : 'L'}${across(step.from)} ${up(Number(step.frozen))}L${across(step.to)} ${up(Number(step.frozen))}`,
    )
    .join('');
  const area = `${line}L${across(shownDays)} ${base}L${across(0)} ${base}Z`;
  // SVG text has no direction of its own here: a label of words and figures brings the language's with it (UAX #9).
  const inLine = (text: string): string => (direction === 'rtl' ? `\u2067${text}\u2069` : text);
  const startAnchor = direction === 'rtl' ? 'start' : 'end';
  const labelAt = direction === 'rtl' ? width - edge.start + 8 : edge.start - 8;
  const sign = currencySign(currency, language);
  const mostText = `${amountText(mostStep.frozen, language)} ${sign}`;
  return (
    <div ref={place} className="cash-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('today.cash.chart', { currency: sign, most: mostText })}
        direction="ltr"
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              className="cash-rule"
              x1={across(0)}
              x2={across(shownDays)}
              y1={up(top * share)}
              y2={up(top * share)}
            />
            <text className="cash-label" x={labelAt} y={up(top * share) + 4} textAnchor={startAnchor}>
              {share === 0 ? '0' : inLine(shortAmountText(String(top * share), language))}
            </text>
          </g>
        ))}
        <path className="cash-area" d={area} />
        <path className="cash-line" d={line} />
        {Array.from({ length: Math.floor(shownDays / 10) + 1 }, (_, index) => index * 10).map((day) => (
          <text
            key={day}
            className="cash-label"
            x={across(day)}
            y={height - 6}
            textAnchor={
              day === 0
                ? direction === 'rtl'
                  ? 'end'
                  : 'start'
                : day === shownDays
                  ? direction === 'rtl'
                    ? 'start'
                    : 'end'
                  : 'middle'
            }
          >
            {inLine(plainDayText(dayFrom(first, day), language))}
          </text>
        ))}
        <text
          className="cash-most"
          x={across((mostStep.from + mostStep.to) / 2)}
          y={up(Number(mostStep.frozen)) - 6}
          textAnchor="middle"
        >
          {mostText}
        </text>
      </svg>
    </div>
  );
};
