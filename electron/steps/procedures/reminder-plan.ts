import { reminderPlan, shippedReminderPlan } from '#shared/calendar/reminder-plan.ts';
import type { ReminderPlanRecord } from '#shared/contract/date-rules.ts';
import { ok } from '#shared/kernel/result.ts';
import { sameRecord } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../store/database.ts';
import { keepEdit } from '../../store/reference/edits.ts';
import type { Step } from '../context.ts';
import { checkRecord } from '../reference/check-record.ts';
import { editedPlan, planId } from './reminder-plan-records.ts';

const recordOf = (database: Database): ReminderPlanRecord => {
  const edited = editedPlan(database);
  return {
    plan: edited ?? shippedReminderPlan,
    standing: edited === null ? 'shipped' : 'edited',
    shipped: shippedReminderPlan,
  };
};

export const showReminderPlan: Step<'reminders.plan'> = async (_, { host }) => ok(recordOf(host.workspace.database));

export const saveReminderPlan: Step<'reminders.savePlan'> = async ({ plan: given }, { host }) => {
  const { database } = host.workspace;
  const plan = given === null ? null : checkRecord(reminderPlan, given);
  if (plan !== null && !plan.ok) return plan;
  const record = plan === null || sameRecord(plan.value, shippedReminderPlan) ? null : plan.value;
  const base = record === null ? null : shippedReminderPlan;
  keepEdit(database, 'reminder-levels', { recordId: planId, record, base }, host.clock());
  host.emit({ type: 'changed', subject: 'settings' });
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok(recordOf(database));
};
