import type { CalendarItem } from '#shared/contract/procedure-layouts.ts';
import { BidsIcon, ChangeIcon, ClockIcon, QuestionIcon, type Icon } from '../../components/index.ts';
import { deadlineName } from '../../format/deadline-name.ts';
import type { Words } from '../../state/words.tsx';

const signs: Readonly<Record<string, Icon>> = {
  'bids-until': BidsIcon,
  'questions-until': QuestionIcon,
  published: ChangeIcon,
};
export const signOf = (kind: string): Icon => signs[kind] ?? ClockIcon;

/** What a date in the calendar is called: by its kind, an own step by its words. */
export const itemName = ({ kind, lot, text }: CalendarItem, words: Pick<Words, 't' | 'say'>): string => {
  if (kind === 'next-step') return text ?? words.t('organiser.calendar.next-step');
  const own = words.say(`organiser.calendar.${kind}`, '');
  if (own !== '') return own;
  return deadlineName({ event: lot === null ? kind : `${kind}@${lot}`, title: text, nodeId: kind }, words);
};
