import type { PriceStudyView } from '#shared/contract/price-study.ts';
import type { PriceStudy } from '#shared/bid/scoring/study.ts';
import { Button, DecimalField, PlusIcon, Section } from '../../components/index.ts';
import { decimalText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';
import { PriceFormulaChoice } from './price-formula.tsx';
import { ScoringCriteria } from './scoring-criteria.tsx';
import { ScoringRivals } from './scoring-rivals.tsx';
import { WeightsInForce } from './weights-in-force.tsx';

const toBegin: NonNullable<PriceStudy['scoring']> = { priceWeight: '100', criteria: [], rivals: [] };

/** The notice's weights and formula, and what the user knows of others: their prices and, where he knows it, their quality. */
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
  const said = isNotice ? notice.criteria : null;
  const change = (part: Partial<typeof scoring>): void => onChange({ scoring: { ...scoring, ...part } });
  return (
    <Section title={t('prices.study.compared')}>
      <WeightsInForce scoring={scoring} notice={notice} onChange={(next) => onChange({ scoring: next })} />
      <PriceFormulaChoice scoring={scoring} formula={formula} onChange={(next) => onChange({ scoring: next })} />
      <div className="scoring-part">
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
      </div>
      <ScoringCriteria scoring={scoring} said={said} onChange={change} />
      <ScoringRivals scoring={scoring} said={said} onChange={change} />
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
