import type { Reminder } from '#shared/contract/deadlines.ts';
import { announce } from './announce.ts';
import { forget } from './ask.ts';

/** A date comes near: whoever listens hears of which procedure, and what is shown of reminders is asked for again. */
export const noteReminder = (reminder: Reminder): void => {
  announce(reminder.procedureTitle);
  forget('procedures');
};
