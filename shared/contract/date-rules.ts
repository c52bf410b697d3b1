import { z } from 'zod';
import { reminderPlan } from '../calendar/reminder-plan.ts';
import { dateRule } from '../procedure/date-rule.ts';
import { method } from './method.ts';
import { exportedFile, newerField, standing } from './platforms.ts';
import { id, line, nothing } from './vocabulary.ts';

export const dateRuleRecord = z.object({
  rule: dateRule,
  standing,
  shipped: dateRule.nullable(),
  newer: z.array(newerField),
});
export type DateRuleRecord = z.infer<typeof dateRuleRecord>;

const plan = z.object({ plan: reminderPlan, standing, shipped: reminderPlan });
export type ReminderPlanRecord = z.infer<typeof plan>;

export const dateRuleMethods = {
  /** Rules of dependent dates with what the program brings; `events` are those that a rule may hang on or give. */
  'dateRules.list': method(nothing, z.object({ rules: z.array(dateRuleRecord), events: z.array(line) })),
  /** Checked by the step, so that a refusal names the field; one that would make a date hang on itself is refused. */
  'dateRules.save': method(z.object({ rule: z.unknown() }), dateRuleRecord),
  /** Gives the program's rule its place back; the user's own is forgotten. */
  'dateRules.remove': method(z.object({ ruleId: id }), z.object({ ruleId: id, stands: dateRule.nullable() })),
  'dateRules.export': method(z.object({ keep: z.boolean().default(false) }), exportedFile),
  'dateRules.import': method(
    z.object({ fileId: id, replace: z.boolean().default(false) }),
    z.object({ ruleIds: z.array(id) }),
  ),
  /** When dates are reminded of. */
  'reminders.plan': method(nothing, plan),
  /** null: as the program brings it. */
  'reminders.savePlan': method(z.object({ plan: z.unknown() }), plan),
} as const;
