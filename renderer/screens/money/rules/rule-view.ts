import type { RuleView } from '#shared/contract/money.ts';
import { ruleNameKeyOf } from '#shared/finance/labels.ts';
import type { Words } from '../../../state/words.tsx';
import type { FormValues } from '../forms/form-values.ts';

/** What a specialist calls the rule; one of the user's own that nobody named answers its id. */
export const ruleNameOf = (id: string, say: Words['say']): string => say(ruleNameKeyOf(id), id);

/** Whether every word that is looked for stands somewhere in the rule or its name. */
export const matches = ({ id, article, source, law, value }: RuleView, name: string, looked: string): boolean => {
  const whole = [name, id, article, source, law, value].join(' ').toLowerCase();
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
