import { decimalText } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import { useWords } from '../../state/words.tsx';
import { useOrganiser } from '../../state/organiser.ts';
import type { FilterName, Filters } from './view.ts';

/** Says what a filter asks for, as its chip does. */
export const useFilterWords = (filters: Filters): ((name: FilterName) => string) => {
  const { t, language, locale } = useWords();
  const lists = useOrganiser();
  const listed = (texts: readonly string[] | undefined): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(texts ?? []);
  const day = (text: string | undefined): string => (text === undefined ? '' : plainDayText(text, language, 'long'));
  const yes = (is: boolean | undefined): string => t(is === false ? 'procedures.filter.no' : 'organiser.yes');
  const person = (id: string): string => {
    if (id === 'me') return t('procedures.me');
    return id === 'none' ? t('procedures.nobody') : lists.personName(id);
  };
  return (name) => {
    switch (name) {
      case 'deadlineFrom':
      case 'deadlineTo':
      case 'nextStepFrom':
      case 'nextStepTo':
      case 'publishedFrom':
      case 'publishedTo':
        return day(filters[name]);
      case 'deadlineWithin':
        return t('ui.span.day', { count: filters.deadlineWithin ?? 0 });
      case 'valueFrom':
      case 'valueTo':
        return decimalText(filters[name] ?? '', language);
      case 'buyer':
      case 'currency':
        return filters[name] ?? '';
      case 'workStages':
        return listed(filters.workStages?.map(lists.stageName));
      case 'reasons':
        return listed(filters.reasons?.map(lists.reasonName));
      case 'priorities':
        return listed(filters.priorities?.map((priority) => t(`organiser.priority.${priority}`)));
      case 'tags':
      case 'formats':
        return listed(filters[name]);
      case 'assignee':
        return person(filters.assignee ?? 'none');
      case 'starred':
      case 'changed':
      case 'seen':
      case 'stuck':
      case 'duplicates':
        return yes(filters[name]);
      default:
        return name satisfies never;
    }
  };
};
