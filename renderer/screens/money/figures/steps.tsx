import './figures.css';
import type { Step } from '#shared/finance/calculation.ts';
import { plainDayText } from '../../../format/time.ts';
import { decimalText } from '../../../format/numbers.ts';
import { useWords } from '../../../state/words.tsx';
import { Figure } from './figure.tsx';
import { labelKeyOf } from '#shared/finance/labels.ts';

const names = /[A-Za-z][A-Za-z0-9]*/g;

/** How each figure was found: the deed, the formula with its numbers in place, the rounding, the article and its day. */
export const Steps = ({ calculator, steps }: { calculator: string; steps: readonly Step[] }) => {
  const { t, say, language } = useWords();
  const labelOf = (path: string): string => say(labelKeyOf(calculator, path), path);
  const numberText = (value: string): string => decimalText(value, language);
  const inNumbers = ({ formula, numbers }: Step): string =>
    formula.replace(names, (name) => {
      const value = numbers[name];
      return value === undefined ? name : numberText(value);
    });
  return (
    <ol className="steps" aria-label={t('money.steps')}>
      {steps.map((step, index) => (
        // The same figure may be computed twice; steps are in the order in which they were done.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${step.line}-${index}`}>
          <details className="step">
            <summary className="step-head">
              <span className="step-line">{labelOf(step.line)}</span>
              <span className="step-result">
                <Figure field={step.line} value={step.result} />
              </span>
            </summary>
            <div className="step-body">
              <p>{say(`calc.rule.${step.rule}`, step.rule)}</p>
              <p className="step-formula">
                <bdi className="ltr mono" dir="ltr">
                  {inNumbers(step)}
                </bdi>
              </p>
              <dl className="step-numbers">
                {Object.entries(step.numbers).map(([name, value]) => (
                  <div key={name}>
                    <dt>{labelOf(name)}</dt>
                    <dd>
                      <Figure field={name} value={value} />
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="step-source">
                {t(`money.rounding.${step.rounding}`)}
                {step.article !== null && (
                  <>
                    {' · '}
                    <bdi>{step.article}</bdi>
                  </>
                )}
                {step.ruleSetDate !== null && (
                  <> · {t('money.rules-of', { day: plainDayText(step.ruleSetDate, language, 'long') })}</>
                )}
              </p>
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
};
