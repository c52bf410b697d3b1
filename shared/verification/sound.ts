import type { Instant } from '../kernel/instant.ts';
import type { DigestRule, ValidationPolicy } from './policy.ts';

export const digestRuleOf = (policy: ValidationPolicy, name: string): DigestRule | null =>
  policy.digests.find((rule) => rule.name === name) ?? null;

/** Whether an algorithm was acceptable at a moment (its day in UTC): what was made then may be relied on. */
export const isSoundOn = ({ term }: DigestRule, moment: Instant): boolean =>
  term === 'open' || (term !== 'never' && moment.slice(0, 10) <= term.through);
