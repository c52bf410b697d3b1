import { amountText, currencySign, decimalText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';

/** A rule's value with its unit; a flag as yes or no. */
export const RuleValue = ({ value, unit }: { value: string; unit: string }) => {
  const { t, say, language } = useWords();
  if (unit === 'flag') return <>{t(value === '1' ? 'rules.flag.yes' : 'rules.flag.no')}</>;
  if (unit === 'rub')
    return (
      <bdi className="money">
        {amountText(/\.\d{2}$/.test(value) ? value : `${value}.00`, language)} {currencySign('RUB', language)}
      </bdi>
    );
  if (unit === 'divisor') return <bdi className="ltr">1/{decimalText(value, language)}</bdi>;
  return (
    <bdi>
      {decimalText(value, language)} {say(`rules.unit.${unit}`, unit)}
    </bdi>
  );
};
