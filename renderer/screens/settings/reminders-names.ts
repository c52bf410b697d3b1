import type { DateRuleRecord } from '#shared/contract/date-rules.ts';
import { useWords } from '../../state/words.tsx';

type Rule = DateRuleRecord['rule'];

/** A date by the rule's own name, else by the program's text for its event. */
export const useEventName = (): ((event: string, name?: string | null) => string) => {
  const { say } = useWords();
  return (event, name = null) => name ?? say(`deadline.event.${event}`, event);
};

/** `at the latest 3 days before: Bids close`. */
export const useRuleWords = (): ((rule: Rule) => string) => {
  const { t } = useWords();
  const nameOf = useEventName();
  return ({ term, parent, bound }) => {
    const span = t(`deadline.term.${term.unit}`, { count: Math.abs(term.amount) });
    const place = t(term.amount < 0 ? 'deadline.before' : 'deadline.after', { term: span, event: nameOf(parent) });
    return t('reminders.rule.words', { bound: t(`deadline.bound.${bound}`), place });
  };
};
