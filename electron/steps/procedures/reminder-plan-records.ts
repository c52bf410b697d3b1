import { reminderPlan, shippedReminderPlan, type ReminderPlan } from '#shared/calendar/reminder-plan.ts';
import type { Database } from '../../store/database.ts';
import { standingEdits } from '../../store/reference/edits.ts';

/** There is one plan; its record bears this name. */
export const planId = 'plan';

const read = (stored: unknown): ReminderPlan | null => reminderPlan.safeParse(stored).data ?? null;

export const editedPlan = (database: Database): ReminderPlan | null =>
  standingEdits(database, 'reminder-levels', read)[0]?.record ?? null;

/** When this workspace reminds of dates. */
export const reminderPlanOf = (database: Database): ReminderPlan => editedPlan(database) ?? shippedReminderPlan;
