import { z } from 'zod';
import { sourceFormats } from '../model.ts';
import { listId } from './names.ts';

const line = z.string().max(2_000);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const most = 100;

export const priorities = ['none', 'low', 'medium', 'high'] as const;
export type Priority = (typeof priorities)[number];

/** One word that things are gathered under; inner spaces are single, and case makes no difference. */
export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  // oxlint-disable-next-line no-control-regex -- a tag stands in lists and on terminals
  .regex(/^[^\u0000-\u001f\u007f-\u009f,;]+$/);

/**
 * Which procedures are wanted; all that is given must hold. Days are whole days of the asker's zone, and values compare
 * as numbers, whatever their currency. What moves with the clock (`stage`, `deadlineWithin`, `stuck`) is seen from now,
 * so that a saved view goes on meaning what its name says.
 */
export const procedureFilter = z.object({
  stage: z.enum(['open', 'closed', 'undated']).optional(),
  buyer: line.optional(),
  currency: line.optional(),
  deadlineFrom: day.optional(),
  deadlineTo: day.optional(),
  /** Bids end within so many days of 24 hours from now. */
  deadlineWithin: z.number().int().min(0).max(3_660).optional(),
  publishedFrom: day.optional(),
  publishedTo: day.optional(),
  valueFrom: line.optional(),
  valueTo: line.optional(),
  formats: z.array(z.enum(sourceFormats)).max(most).optional(),
  /** Any of these stages of our own work. */
  workStages: z.array(listId).max(most).optional(),
  /** A personId; `me`: whoever sits here; `none`: nobody. */
  assignee: z.string().min(1).max(60).optional(),
  /** All of these tags. */
  tags: z.array(tagName).max(most).optional(),
  starred: z.boolean().optional(),
  priorities: z.array(z.enum(priorities)).max(priorities.length).optional(),
  nextStepFrom: day.optional(),
  nextStepTo: day.optional(),
  /** Why it was dropped or lost. */
  reasons: z.array(listId).max(most).optional(),
  /** Whether a newer edition came since the user last looked at it; and whether the user ever did. */
  changed: z.boolean().optional(),
  seen: z.boolean().optional(),
  /** By the rule of `stuck-rule.ts`. */
  stuck: z.boolean().optional(),
  /** Whether another procedure is suggested or confirmed as the same purchase. */
  duplicates: z.boolean().optional(),
});
export type ProcedureFilter = z.infer<typeof procedureFilter>;
