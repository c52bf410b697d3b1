import type { PriceStudy, Rival } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { DecimalField, IconButton, TextField, TrashIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { criterionNames } from './criterion-names.ts';
import { ValueField } from './value-field.tsx';

type Scoring = NonNullable<PriceStudy['scoring']>;

/** Competitors whose price the user knows, and what he knows of their quality. */
export const ScoringRivals = ({
  scoring,
  said,
  onChange,
}: {
  readonly scoring: Scoring;
  readonly said: PriceStudyView['notice']['criteria'] | null;
  readonly onChange: (part: Partial<Scoring>) => void;
}) => {
  const { t } = useWords();
  const names = criterionNames(scoring.criteria.map(({ name }) => name));
  const set = (at: number, part: Partial<Rival>): void =>
    onChange({ rivals: scoring.rivals.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return scoring.rivals.map((one, at) => (
    <div className="scoring-part" role="group" aria-label={one.name} key={at}>
      <div className="price-settings price-inputs">
        <TextField label={t('prices.study.rival')} value={one.name} onChange={(name) => set(at, { name })} />
        <DecimalField
          isAmount
          label={t('prices.study.rival-price')}
          value={one.price}
          onChange={(price) => set(at, { price: price ?? '0' })}
        />
        <IconButton
          icon={TrashIcon}
          label={t('prices.study.remove', { name: one.name })}
          onPress={() => onChange({ rivals: scoring.rivals.filter((_, index) => index !== at) })}
        />
      </div>
      {scoring.criteria.length > 0 && (
        <div className="price-settings price-inputs">
          {scoring.criteria.map((criterion, index) => (
            <ValueField
              key={index}
              label={names[index]?.short ?? criterion.name}
              criterion={criterion}
              options={said?.find(({ name }) => name === criterion.name)?.options ?? []}
              value={one.values[index] ?? null}
              onChange={(value) =>
                set(at, {
                  values: scoring.criteria.map((_, place) => (place === index ? value : (one.values[place] ?? null))),
                })
              }
            />
          ))}
        </div>
      )}
    </div>
  ));
};
