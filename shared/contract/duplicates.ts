import { z } from 'zod';
import { longMethod, method } from './method.ts';
import { count, id, instant, line, money, nothing, page } from './vocabulary.ts';

/** What speaks for a pair being one purchase; each has a text key `organiser.alike.<sign>`. */
export const duplicateSigns = [
  'same-number',
  'same-buyer',
  'similar-buyer',
  'same-title',
  'similar-title',
  'positions',
  'same-deadline',
  'near-deadline',
  'same-value',
  'near-value',
] as const;

export const duplicateStates = ['suggested', 'confirmed', 'refused'] as const;

const facts = z.object({
  id,
  sourceId: line,
  sourceFormat: line,
  title: line,
  buyer: line,
  deadline: instant.nullable(),
  value: money.nullable(),
  stageId: id,
});

/** `details`: words in common, hours or per cents apart, as the sign's text wants them. */
const sign = z.object({
  sign: z.enum(duplicateSigns),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DuplicateSign = z.infer<typeof sign>;

export const duplicateOf = facts.extend({
  state: z.enum(duplicateStates),
  /** 0 to 100. */
  likeness: count,
  signs: z.array(sign),
});

export const duplicatePair = z.object({
  first: facts,
  second: facts,
  state: z.enum(duplicateStates),
  likeness: count,
  signs: z.array(sign),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const duplicateMethods = {
  /** Looks at what came since it last looked (all of it, when asked) and keeps the pairs it suggests. */
  'duplicates.find': longMethod(
    z.object({ all: z.boolean().default(false) }),
    z.object({ looked: count, suggested: count }),
  ),
  'duplicates.list': method(
    z.object({ state: z.enum(duplicateStates).default('suggested'), ...page }),
    z.object({ total: count, pairs: z.array(duplicatePair), lookedAt: instant.nullable() }),
  ),
  /** Remembered: a pair that was refused is not suggested again. `suggested` takes the answer back. */
  'duplicates.decide': method(z.object({ first: id, second: id, state: z.enum(duplicateStates) }), nothing),
} as const;
