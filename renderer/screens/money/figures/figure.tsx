import './figures.css';
import { Code } from '../../../components/index.ts';
import { amountText, countText, currencySign, decimalText } from '../../../format/numbers.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import { figureKindOf } from './figure-kind.ts';

/** One value of an answer, in the way its kind is read: a sum with its currency, a share, a day, a count, a yes or a no. */
export const Figure = ({
  field,
  value,
  currency = 'RUB',
}: {
  field: string;
  value: unknown;
  /** Of its sums; null: not known. */
  currency?: string | null;
}) => {
  const { t, say, language } = useWords();
  if (value === null || value === undefined) return <span className="faint">—</span>;
  if (typeof value === 'boolean') return <>{t(value ? 'money.yes' : 'money.no')}</>;
  if (typeof value === 'number') return <bdi className="ltr">{countText(value, language)}</bdi>;
  if (typeof value === 'object')
    return (
      <span className="figure-parts">
        {Object.entries(value).map(([name, part]) => (
          <Figure key={name} field={name} value={part} currency={currency} />
        ))}
      </span>
    );
  if (typeof value !== 'string') return null;
  switch (figureKindOf(field, value)) {
    case 'day':
      return <bdi>{plainDayText(value, language, 'long')}</bdi>;
    case 'percent':
      return <bdi className="ltr">{decimalText(value, language)} %</bdi>;
    case 'amount':
      return (
        <span className="money">
          <bdi className="ltr">{amountText(value, language)}</bdi>
          {currency !== null && (
            <>
              {'\u00a0'}
              <bdi>{currencySign(currency, language)}</bdi>
            </>
          )}
        </span>
      );
    case 'number':
      return <bdi className="ltr">{decimalText(value, language)}</bdi>;
    case 'word': {
      const words = say(`calc.choice.${value}`, '');
      return words === '' ? <Code>{value}</Code> : <>{words}</>;
    }
  }
};
