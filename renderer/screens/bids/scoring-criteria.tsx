import { scales } from '#shared/bid/scoring/scales.ts';
import type { Criterion, PriceStudy } from '#shared/bid/scoring/study.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import { DecimalField, IconButton, Select, TextField, TrashIcon } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useWords, type Words } from '../../state/words.tsx';
import { criterionNames } from './criterion-names.ts';
import { ValueField } from './value-field.tsx';

type Scoring = NonNullable<PriceStudy['scoring']>;
type Said = PriceStudyView['notice']['criteria'][number];

/** How a criterion is measured where the notice itself says it: then there is nothing to choose. */
const measureOf = ({ scale, least, most }: Criterion, { t, language }: Pick<Words, 't' | 'language'>): string => {
  const limits = {
    least: least === null || least === undefined ? null : decimalText(least, language),
    most: most === null || most === undefined ? null : decimalText(most, language),
  };
  const bounds =
    limits.least !== null && limits.most !== null
      ? t('procedure.criteria.limits', { least: limits.least, most: limits.most })
      : limits.least !== null
        ? t('procedure.criteria.least', { least: limits.least })
        : limits.most === null
          ? null
          : t('procedure.criteria.most', { most: limits.most });
  return [t(`prices.scale.${scale}`), ...(bounds === null ? [] : [bounds])].join(' · ');
};

/** What bids are compared by beside the price, with what we offer: the notice's criteria, or those the user types. */
export const ScoringCriteria = ({
  scoring,
  said,
  onChange,
}: {
  readonly scoring: Scoring;
  /** The notice's own criteria while they are in force, else none. */
  readonly said: readonly Said[] | null;
  readonly onChange: (part: Partial<Scoring>) => void;
}) => {
  const words = useWords();
  const { t, language } = words;
  const names = criterionNames(scoring.criteria.map(({ name }) => name));
  const set = (at: number, part: Partial<Criterion>): void =>
    onChange({ criteria: scoring.criteria.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const without = (at: number): Partial<Scoring> => ({
    criteria: scoring.criteria.filter((_, index) => index !== at),
    rivals: scoring.rivals.map((rival) => ({ ...rival, values: rival.values.filter((_, index) => index !== at) })),
  });
  return scoring.criteria.map((one, at) => {
    const source = said?.find(({ name }) => name === one.name);
    const isMeasured = source !== undefined && source.scale !== 'given';
    const name = names[at] ?? { short: one.name, under: null };
    return (
      <div className="scoring-part" role="group" aria-label={one.name} key={at}>
        {said !== null && (
          <>
            <p className="scoring-said">
              <bdi>{name.short}</bdi> <bdi className="ltr">{decimalText(one.weight, language)} %</bdi>
            </p>
            {name.under !== null && (
              <p className="scoring-under">
                <bdi>{name.under}</bdi>
              </p>
            )}
            {source !== undefined && source.threshold !== null && (
              <p className="scoring-under">{t('prices.study.threshold', { least: source.threshold })}</p>
            )}
            {isMeasured && source.scale !== 'option' && <p className="scoring-under">{measureOf(one, words)}</p>}
          </>
        )}
        <div className="price-settings price-inputs">
          {said === null && (
            <>
              <TextField
                label={t('prices.study.criterion')}
                value={one.name}
                onChange={(typed) => set(at, { name: typed })}
              />
              <DecimalField
                label={t('prices.study.weight')}
                value={one.weight}
                onChange={(weight) => set(at, { weight: weight ?? '0' })}
              />
            </>
          )}
          {!isMeasured && (
            <Select
              label={t('prices.study.scale')}
              choices={scales
                .filter((scale) => scale !== 'option' || one.scale === scale)
                .map((value) => ({ value, label: t(`prices.scale.${value}`) }))}
              value={one.scale}
              onChange={(scale) => set(at, { scale })}
            />
          )}
          <ValueField
            label={t('prices.study.our-value')}
            criterion={one}
            options={source?.options ?? []}
            value={one.own}
            onChange={(own) => set(at, { own })}
          />
          {said === null && (
            <IconButton
              icon={TrashIcon}
              label={t('prices.study.remove', { name: one.name })}
              onPress={() => onChange(without(at))}
            />
          )}
        </div>
      </div>
    );
  });
};
