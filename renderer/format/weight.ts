import type { Weight } from '#shared/procedure/criteria.ts';
import { shownWeight } from '#shared/procedure/weights.ts';
import type { Words } from '../state/words.tsx';
import { decimalText } from './numbers.ts';

/** `40 %`, `30 points`, `rank 2`; the middle of a range says that it is one. */
export const weightText = (weight: Weight, { t, language }: Pick<Words, 't' | 'language'>): string => {
  const shown = shownWeight(weight);
  const amount = decimalText(shown.amount, language);
  const text =
    shown.unit === 'percent'
      ? `${amount} %`
      : t(shown.unit === 'points' ? 'procedure.criteria.points' : 'procedure.criteria.order', { amount });
  return weight.isMiddle ? t('procedure.criteria.middle', { weight: text }) : text;
};
