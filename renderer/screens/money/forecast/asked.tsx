import type { BidMoneyView } from '#shared/contract/funding.ts';
import { Checkbox, DecimalField, RadioGroup, Select } from '../../../components/index.ts';
import { countText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { spans, type ForecastQuestion } from './question.ts';

type AskedProps = {
  readonly question: ForecastQuestion;
  readonly onChange: (part: Partial<ForecastQuestion>) => void;
  readonly bids: readonly BidMoneyView[];
  readonly hasPlan: boolean;
};

const scenarios = ['none', 'all', 'chosen'] as const;

/** Who wins, how long it takes until money comes back, and out of which money bids are covered. */
export const ForecastAsked = ({ question, onChange, bids, hasPlan }: AskedProps) => {
  const { t, language } = useWords();
  return (
    <>
      <div className="money-asked">
        <RadioGroup
          label={t('calc.field.scenario')}
          layout="row"
          value={question.scenario}
          choices={scenarios.map((value) => ({ value, label: t(`money.forecast.scenario.${value}`) }))}
          onChange={(scenario) => onChange({ scenario })}
        />
        <DecimalField
          label={t('money.forecast.late')}
          value={question.late === 0 ? null : String(question.late)}
          onChange={(late) =>
            onChange({ late: late === null ? 0 : Math.min(3660, Math.max(0, Math.trunc(Number(late)))) })
          }
        />
        <Select
          label={t('money.forecast.span')}
          value={String(question.days)}
          choices={spans.map((days) => ({
            value: String(days),
            label: t('money.forecast.days', { count: days, days: countText(days, language) }),
          }))}
          onChange={(days) => onChange({ days: Number(days) })}
        />
        {hasPlan && (
          <RadioGroup
            label={t('money.forecast.funding')}
            layout="row"
            value={question.funding}
            choices={[
              { value: 'own', label: t('money.forecast.funding.own') },
              { value: 'plan', label: t('money.forecast.funding.plan') },
            ]}
            onChange={(funding) => onChange({ funding })}
          />
        )}
      </div>
      {question.scenario === 'chosen' && (
        <div className="money-checks" role="group" aria-label={t('money.forecast.won')}>
          {bids.map(({ bidId, title }) => (
            <Checkbox
              key={bidId}
              isSelected={question.won.includes(bidId)}
              onChange={(isWon) =>
                onChange({
                  won: isWon ? [...question.won, bidId] : question.won.filter((other) => other !== bidId),
                })
              }
            >
              <bdi>{title}</bdi>
            </Checkbox>
          ))}
        </div>
      )}
    </>
  );
};
