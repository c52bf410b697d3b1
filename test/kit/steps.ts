import type { Step } from '#shared/finance/calculation.ts';
import { evaluateExactly, halfUp, isCompoundValue, nextKopeck, wholeUp } from './rational.ts';

/** What a step's formula gives when it is worked out again from what is shown; null for steps that are not arithmetic. */
export const reworked = (step: Step): string | null => {
  if (step.rounding === 'none') return null;
  if (step.formula.includes('^')) {
    const { amount = '', ratePercent = '', days = '' } = step.numbers;
    return isCompoundValue(step.result, amount, ratePercent, Number(days)) ? step.result : 'not the nearest kopeck';
  }
  const exact = evaluateExactly(step.formula, step.numbers);
  switch (step.rounding) {
    case 'half-up-kopeck':
    case 'half-up-hundredth':
      return halfUp(exact);
    case 'next-kopeck':
      return nextKopeck(exact);
    case 'whole-up':
      return wholeUp(exact);
    default:
      return step.rounding satisfies never;
  }
};
