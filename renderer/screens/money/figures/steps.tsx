import './figures.css';
import type { Step } from '#shared/finance/calculation.ts';
import { plainDayText } from '../../../format/time.ts';
import { useWords } from '../../../state/words.tsx';
import { Figure } from './figure.tsx';
import { labelKeyOf } from '#shared/finance/labels.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { usePrinting } from '../../../components/charts/index.ts';
import { currencyOf } from './figure-kind.ts';
import { CopyFigure } from './copy-figure.tsx';
import { formulaInNumbers, quotedFigure } from './figure-text.ts';

/** How each figure was found: the deed, the formula with its numbers in place, the rounding, the article and its day. */
export const Steps = ({
  calculator,
  steps,
  currency = currencyOf(calculator),
}: {
  calculator: string;
  steps: readonly Step[];
  currency?: string | null;
}) => {
  const { t, say, language } = useWords();
  // On paper nothing can be pressed: every step stands open.
  const isPrinting = usePrinting();
  const labelOf = (path: string): string => say(labelKeyOf(calculator, path), path);
  return (
    <ol className="steps" aria-label={t('money.steps')}>
      {steps.map((step, index) => (
        // The same figure may be computed twice; steps are in the order in which they were done.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${step.line}-${index}`}>
          <details className="step" open={isPrinting ? true : undefined}>
            <summary className="step-head" data-figure={quotedFigure(calculator, step, language, say, currency)}>
              <span className="step-line">{labelOf(step.line)}</span>
              <span className="step-result">
                <Figure field={step.line} value={step.result} currency={currency} />
              </span>
            </summary>
            <div className="step-body">
              <p>{say(`calc.rule.${step.rule}`, step.rule)}</p>
              <p className="step-formula">
                <bdi className="ltr mono" dir="ltr">
                  {formulaInNumbers(step, language)}
                </bdi>
              </p>
              <dl className="step-numbers">
                {Object.entries(step.numbers).map(([name, value]) => (
                  <div key={name}>
                    <dt>{labelOf(name)}</dt>
                    <dd>
                      <Figure field={name} value={value} currency={currency} />
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="step-source">
                {t(`money.rounding.${step.rounding}`)}
                {step.article !== null && (
                  <>
                    {' · '}
                    <bdi>{citationIn(language, step.article)}</bdi>
                  </>
                )}
                {step.ruleSetDate !== null && (
                  <> · {t('money.rules-of', { day: plainDayText(step.ruleSetDate, language, 'long') })}</>
                )}
                <CopyFigure calculator={calculator} step={step} currency={currency} />
              </p>
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
};
