import { Notification } from 'electron';
import type { Reminder } from '#shared/contract/deadlines.ts';
import { loudMinutes } from '#shared/calendar/reminder-loudness.ts';
import { wallClock } from '#shared/calendar/zones.ts';
import type { Language } from '#shared/kernel/language.ts';
import { textsIn } from '#shared/text/translator.ts';
import { eventTitle } from '../steps/procedures/deadlines-words.ts';

/**
 * A notice of the system's own about a date that comes near: what, by when in the buyer's time, of which procedure. It holds
 * nothing that a lock screen must not show but the procedure's own title. A click brings the window to the front.
 */
export const showDesktopNotice = async (reminder: Reminder, language: Language, onClick: () => void): Promise<void> => {
  if (!Notification.isSupported()) return;
  const clock = wallClock(reminder.at, reminder.zone);
  const when = clock.ok ? `${clock.value.day} ${clock.value.time.slice(0, 5)} ${clock.value.offset}` : reminder.at;
  const { say } = await textsIn(language);
  // In the last hours the notice stays until it is seen, where the system can do that.
  const isMild = reminder.minutes > loudMinutes;
  const notice = new Notification({
    title: `${eventTitle(reminder, say)} · ${when}`,
    body: reminder.procedureTitle,
    silent: isMild,
    urgency: isMild ? 'normal' : 'critical',
    timeoutType: isMild ? 'default' : 'never',
  });
  notice.on('click', onClick);
  notice.show();
};
