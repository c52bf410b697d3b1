import { scales } from '#shared/bid/scoring/scales.ts';
import type { PriceStudyView } from '#shared/contract/price-study.ts';
import type { Criterion, PriceStudy, Rival } from '#shared/bid/scoring/study.ts';
import {
  Button,
  DecimalField,
  IconButton,
  PlusIcon,
  Section,
  Select,
  TextField,
  TrashIcon,
} from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { PriceFormulaChoice } from './price-formula.tsx';
import { ValueField } from './value-field.tsx';
import { WeightsInForce } from './weights-in-force.tsx';

const toBegin: NonNullable<PriceStudy['scoring']> = { priceWeight: '100', criteria: [], rivals: [] };

/** The notice's weights, and what the user knows of others: their prices and, where he knows it, their quality. */
export const ScoringForm = ({
  study,
  notice,
  formula,
  onChange,
}: {
  readonly study: PriceStudy;
  readonly notice: PriceStudyView['notice'];
  readonly formula: PriceStudyView['formula'];
  readonly onChange: (part: Partial<PriceStudy>) => void;
}) => {
  const { t, language } = useWords();
  const scoring = study.scoring ?? toBegin;
  const isNotice = scoring.weights === 'notice';
  const change = (part: Partial<typeof scoring>): void => onChange({ scoring: { ...scoring, ...part } });
  const setCriterion = (at: number, part: Partial<Criterion>): void =>
    change({ criteria: scoring.criteria.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const setRival = (at: number, part: Partial<Rival>): void =>
    change({ rivals: scoring.rivals.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const optionsOf = (name: string) =>
    isNotice ? (notice.criteria.find((each) => each.name === name)?.options ?? []) : [];
  const without = (at: number) => ({
    criteria: scoring.criteria.filter((_, index) => index !== at),
    rivals: scoring.rivals.map((rival) => ({ ...rival, values: rival.values.filter((_, index) => index !== at) })),
  });
  return (
    <Section title={t('prices.study.scores')}>
      <WeightsInForce scoring={scoring} notice={notice} onChange={(next) => onChange({ scoring: next })} />
      <PriceFormulaChoice scoring={scoring} formula={formula} onChange={(next) => onChange({ scoring: next })} />
      {isNotice ? (
        <p className="scoring-said">
          {t('procedure.criterion.kind.price')}{' '}
          <bdi className="ltr">{decimalText(scoring.priceWeight, language)} %</bdi>
        </p>
      ) : (
        <div className="price-settings price-inputs">
          <DecimalField
            label={t('prices.study.price-weight')}
            value={scoring.priceWeight}
            onChange={(priceWeight) => change({ priceWeight: priceWeight ?? '0' })}
          />
        </div>
      )}
      {scoring.criteria.map((one, at) => (
        <div className="price-settings price-inputs" key={at}>
          {isNotice ? (
            <p className="scoring-said">
              <bdi>{one.name}</bdi> <bdi className="ltr">{decimalText(one.weight, language)} %</bdi>
            </p>
          ) : (
            <>
              <TextField
                label={t('prices.study.criterion')}
                value={one.name}
                onChange={(name) => setCriterion(at, { name })}
              />
              <DecimalField
                label={t('prices.study.weight')}
                value={one.weight}
                onChange={(weight) => setCriterion(at, { weight: weight ?? '0' })}
              />
            </>
          )}
          {/* An answer of the notice brings what the notice says: there is nothing to choose. */}
          {(!isNotice || one.scale !== 'option') && (
            <Select
              label={t('prices.study.scale')}
              choices={scales
                .filter((scale) => scale !== 'option' || one.scale === scale)
                .map((value) => ({ value, label: t(`prices.scale.${value}`) }))}
              value={one.scale}
              onChange={(scale) => setCriterion(at, { scale })}
            />
          )}
          <ValueField
            label={t('prices.study.our-value')}
            criterion={one}
            options={optionsOf(one.name)}
            value={one.own}
            onChange={(own) => setCriterion(at, { own })}
          />
          {!isNotice && (
            <IconButton
              icon={TrashIcon}
              label={t('prices.study.remove', { name: one.name })}
              onPress={() => change(without(at))}
            />
          )}
        </div>
      ))}
      {scoring.rivals.map((one, at) => (
        <div className="price-settings price-inputs" key={at}>
          <TextField label={t('prices.study.rival')} value={one.name} onChange={(name) => setRival(at, { name })} />
          <DecimalField
            isAmount
            label={t('prices.study.rival-price')}
            value={one.price}
            onChange={(price) => setRival(at, { price: price ?? '0' })}
          />
          {scoring.criteria.map((criterion, index) => (
            <ValueField
              key={index}
              label={criterion.name}
              criterion={criterion}
              options={optionsOf(criterion.name)}
              value={one.values[index] ?? null}
              onChange={(value) =>
                setRival(at, {
                  values: scoring.criteria.map((_, place) => (place === index ? value : (one.values[place] ?? null))),
                })
              }
            />
          ))}
          <IconButton
            icon={TrashIcon}
            label={t('prices.study.remove', { name: one.name })}
            onPress={() => change({ rivals: scoring.rivals.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <div className="pane-acts">
        <Button
          kind="quiet"
          icon={PlusIcon}
          onPress={() =>
            change({
              rivals: [
                ...scoring.rivals,
                { name: `${t('prices.study.rival')} ${String(scoring.rivals.length + 1)}`, price: '0', values: [] },
              ],
            })
          }
        >
          {t('prices.study.add-rival')}
        </Button>
        {!isNotice && (
          <Button
            kind="quiet"
            icon={PlusIcon}
            onPress={() =>
              change({
                criteria: [
                  ...scoring.criteria,
                  {
                    name: `${t('prices.study.criterion')} ${String(scoring.criteria.length + 1)}`,
                    weight: '0',
                    scale: 'given',
                    own: null,
                  },
                ],
              })
            }
          >
            {t('prices.study.add-criterion')}
          </Button>
        )}
      </div>
    </Section>
  );
};
