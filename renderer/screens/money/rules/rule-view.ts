import type { RuleView } from '#shared/contract/money.ts';
import type { FormValues } from '../forms/form-values.ts';

/** Whether every word that is looked for stands somewhere in the rule. */
export const matches = ({ id, article, source, law, value }: RuleView, looked: string): boolean => {
  const whole = [id, article, source, law, value].join(' ').toLowerCase();
  return looked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
};

export const ruleKey = ({ law, id, validFrom, isOwn }: RuleView): string =>
  [law, id, validFrom, String(isOwn)].join(' ');

/** A rule as it stands in the form; one of the program's as the beginning of an own one from `day` on. */
export const valuesOf = (rule: RuleView, day: string): FormValues => ({
  law: rule.law,
  id: rule.id,
  value: rule.value,
  unit: rule.unit,
  article: rule.article,
  edition: rule.edition,
  source: rule.isOwn ? rule.source : '',
  validFrom: rule.isOwn ? rule.validFrom : day,
  validTo: rule.validTo,
});
