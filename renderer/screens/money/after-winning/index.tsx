import { dayIn } from '#shared/kernel/instant.ts';
import {
  EmptyState,
  ErrorNotice,
  FindingList,
  Money,
  MoneyIcon,
  Section,
  Skeleton,
} from '../../../components/index.ts';
import { decimalText } from '../../../format/numbers.ts';
import { moscow, plainDayText } from '../../../format/time.ts';
import { dayAfter } from '../../../format/typed-day.ts';
import { useAsk } from '../../../state/ask.ts';
import { useMinute } from '../../../state/clock.ts';
import { useWords } from '../../../state/words.tsx';
import { keepInput, useSheets } from '../calculators/sheets.ts';
import { useCalculation, type Figures } from '../calculators/use-calculation.ts';
import { Steps } from '../figures/steps.tsx';
import { asInput, fieldAt, type FormValues } from '../forms/form-values.ts';
import { fieldsOf } from '../forms/schema.ts';
import { SchemaForm } from '../forms/schema-form.tsx';
import { winningOf } from './answer.ts';
import { Payments, Reductions } from './tables.tsx';
import './after-winning.css';

const sheet = 'pane.after-winning';
const usual = [
  'advance',
  'vatPercent',
  'fees',
  'financing',
  'ownRate',
  'stages.dueOn',
  'stages.acceptedOn',
  'stages.paidOn',
];
const halfYear = 182;

/** A won contract: what has to be secured, when one is paid, and what is really left. */
export const AfterWinningPane = () => {
  const { t, say } = useWords();
  const today = dayIn(useMinute(), moscow);
  const { value, error } = useAsk('calculators.list', {});
  const kept = useSheets(({ inputs }) => inputs[sheet]);
  const schema = value?.calculators.find(({ name }) => name === 'after-winning')?.input;
  const fields = schema === undefined ? [] : fieldsOf(schema);
  const values: FormValues = {
    publishedOn: today,
    securedFrom: today,
    performedUntil: dayAfter(today, halfYear),
    asOf: today,
    stages: [{}],
    ...kept,
  };
  const calculation = useCalculation('after-winning', asInput(fields, values));
  const { failure, figures, isStale } = calculation;
  if (schema === undefined)
    return (
      <div className="money-pane">{error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />}</div>
    );
  const path = failure?.details['path'];
  const missing = typeof path === 'string' ? fieldAt(fields, path) : null;
  const isMissing = failure?.code === 'finance.field-missing' || failure?.code === 'finance.list-empty';
  return (
    <div className="winning-panes">
      <section className="winning-form" aria-label={t('winning.inputs')}>
        <p className="quiet">{t('winning.lead')}</p>
        <SchemaForm
          fields={fields}
          values={values}
          onChange={(next) => keepInput(sheet, next)}
          failure={failure}
          open={usual}
          without={[]}
        />
      </section>
      <section className="winning-result" aria-label={t('money.result')}>
        {failure !== null && isMissing && missing !== null && (
          <p className="winning-missing" role="status">
            {t('money.missing', { field: say(missing.labelKey, missing.name) })}
          </p>
        )}
        {failure !== null && !isMissing && <ErrorNotice failure={failure} />}
        {figures === null ? (
          <EmptyState icon={MoneyIcon} title={t('winning.empty')} />
        ) : (
          <div className={isStale ? 'winning-stale' : ''}>
            <Answer figures={figures} />
          </div>
        )}
      </section>
    </div>
  );
};

const rub = (amount: string | null) => <Money value={amount === null ? null : { amount, currency: 'RUB' }} />;

const Answer = ({ figures }: { figures: Figures }) => {
  const { t, language } = useWords();
  const won = winningOf(figures);
  const { choices } = won;
  return (
    <>
      <div className="winning-head">
        <div>
          <p className="quiet">{t('winning.real')}</p>
          <p className="winning-figure">{rub(won.profit)}</p>
          <p className="quiet">
            <bdi className="ltr">
              {won.marginPercent === null ? '—' : `${decimalText(won.marginPercent, language)} %`}
            </bdi>
            {' · '}
            {t('winning.planned')} {rub(won.plannedProfit)}
          </p>
        </div>
        <div>
          <p className="quiet">{t('winning.security')}</p>
          <p className="winning-figure">{rub(won.security)}</p>
          <p className="quiet">
            {t('calc.field.guaranteeEnd')}{' '}
            <bdi>{won.guaranteeEnd === null ? '—' : plainDayText(won.guaranteeEnd, language, 'long')}</bdi>
            {' · '}
            {t('calc.field.securityCost')} {rub(won.securityCost)}
          </p>
        </div>
      </div>
      {choices.length > 0 && (
        <ul className="winning-choices">
          {choices.map(({ kind, amount, largestContractAtLeast }) => (
            <li key={kind}>
              {rub(amount)} — {t(`winning.${kind}`)}
              {largestContractAtLeast !== undefined && (
                <span className="quiet">
                  {' '}
                  ({t('winning.good-faith.contract')} {rub(largestContractAtLeast)})
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <FindingList findings={figures.findings} />
      <Reductions of={won} />
      <Payments of={won} />
      <Section title={t('money.steps')}>
        <Steps calculator="after-winning" steps={figures.steps} />
      </Section>
    </>
  );
};
