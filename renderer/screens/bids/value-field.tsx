import type { Criterion } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { DecimalField, Select } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

type Options = PriceStudyView['notice']['criteria'][number]['options'];
const unknown = 'unknown';

/** What one bidder offers under a criterion: a number, or one of the answers that the notice offers. */
export const ValueField = ({
  label,
  criterion,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly criterion: Criterion;
  readonly options: Options;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) => {
  const { t, language } = useWords();
  const at = options.findIndex((option) => option.value === value);
  return criterion.scale !== 'option' || options.length === 0 ? (
    <DecimalField label={label} value={value} onChange={onChange} />
  ) : (
    <Select
      label={label}
      choices={[
        { value: unknown, label: t('prices.study.answer.unknown') },
        ...options.map((option, index) => ({
          value: String(index),
          label: `${option.title} (${decimalText(option.value, language)} %)`,
        })),
      ]}
      value={at === -1 ? unknown : String(at)}
      onChange={(choice) => onChange(options[Number(choice)]?.value ?? null)}
    />
  );
};
