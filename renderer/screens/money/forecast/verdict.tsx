import type { ForecastView } from '#shared/contract/money.ts';
import { StatusLight } from '../../../components/index.ts';
import { amountText, countText, currencySign } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';

type Series = ForecastView['series'][number];

/** One sentence per case: from which day money is short and by how much, or on which day least of it is left. */
export const ForecastVerdict = ({ series }: { series: readonly Series[] }) => {
  const { t, language } = useWords();
  const sum = (amount: string): string => `${amountText(amount, language)}\u00a0${currencySign('RUB', language)}`;
  const day = (of: string): string => plainDayText(of, language, 'long');
  const late = (days: number, text: string): string =>
    days === 0 ? text : t('money.forecast.if-late', { count: days, days: countText(days, language), text });
  return (
    <div className="money-verdict" role="status">
      {series.map(({ delayDays, shortFrom, shortBy, shortages, lowest }) => {
        const most = shortages.reduce((top, each) => (Number(each.most) > Number(top) ? each.most : top), '0');
        return (
          <StatusLight key={delayDays} tone={shortFrom === null ? 'fine' : 'stop'} size={20}>
            {late(
              delayDays,
              shortFrom === null
                ? t('money.forecast.least', { amount: sum(lowest.amount), day: day(lowest.day) })
                : t('money.forecast.runs-short', {
                    day: day(shortFrom),
                    amount: sum(shortBy ?? '0'),
                    most: sum(most),
                    until: day(shortages.at(-1)?.to ?? shortFrom),
                  }),
            )}
          </StatusLight>
        );
      })}
    </div>
  );
};
