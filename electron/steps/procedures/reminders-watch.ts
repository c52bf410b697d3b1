import type { Host } from '../context.ts';
import { fireReminders } from './reminders.ts';

/** Seldom enough to cost nothing, often enough that a reminder is never a minute late. */
const pace = 30_000;

export type ReminderWatch = {
  /** Looks at once: the machine woke from sleep, say. */
  readonly look: () => void;
  readonly stop: () => void;
};

/**
 * Looks from time to time what has become due and says it as events. A timer that slept with the machine fires when it
 * wakes; what was due meanwhile is then said once. A look that fails is reported and the next one is tried all the same.
 */
export const watchReminders = (host: Host, onFault: (error: unknown) => void, every = pace): ReminderWatch => {
  let isLooking = false;
  let isStopped = false;
  /** Asked to look while looking: what came meanwhile is looked at next. */
  let again = false;
  const look = async (): Promise<void> => {
    if (isStopped) return;
    again = isLooking;
    if (isLooking) return;
    isLooking = true;
    try {
      const fired = await fireReminders(host);
      for (const reminder of fired) host.emit({ type: 'reminder', reminder });
      if (fired.length > 0) host.emit({ type: 'changed', subject: 'procedures' });
    } catch (error) {
      // A workspace that was closed meanwhile has nothing to remind of.
      if (!isStopped) onFault(error);
    } finally {
      isLooking = false;
    }
    if (again) await look();
  };
  const timer = setInterval(() => void look(), every);
  timer.unref();
  void look();
  return {
    look: () => void look(),
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
};
