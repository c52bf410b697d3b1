import { z } from 'zod';
import { parseDay } from '../../calendar/days.ts';
import { isZone } from '../../calendar/zones.ts';
import { harmlessLine } from '../../kernel/harmless-text.ts';
import { amountPattern } from '../../kernel/money.ts';
import { percentPattern } from '../../kernel/percent.ts';
import type { ReferenceCode } from './codes.ts';

/** Fields that records of reference data share. A schema's message is a code of `referenceCodes`. */
const says = (code: ReferenceCode) => ({ error: code });

/** One line without characters that hide or turn other text. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => harmlessLine(text) === text, says('reference.hidden-characters'));
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, says('reference.not-an-id'));
export const day = z.string().refine((text) => parseDay(text) !== null, says('reference.not-a-day'));
export const zone = z.string().refine(isZone, says('reference.not-a-zone'));
export const webAddress = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s<>"'@\\]+$/u, says('reference.not-an-address'));
export const oid = z.string().regex(/^[0-2](?:\.(?:0|[1-9]\d{0,17})){1,30}$/, says('reference.not-an-oid'));
/** Roubles or another currency's units, at most two decimals. */
export const amount = z.string().max(20).regex(amountPattern, says('reference.not-money'));
export const percent = z.string().max(12).regex(percentPattern, says('reference.not-a-number'));
export const currency = z.string().regex(/^[A-Z]{3}$/, says('reference.field-type'));

const isWitnessed = (figure: object): boolean =>
  !('value' in figure && figure.value !== null) ||
  ('source' in figure && figure.source !== null && 'readOn' in figure && figure.readOn !== null);

/**
 * A figure with its witness. `value` null: nobody we could read says it, so it is not known, and nothing is checked by it.
 * A known value names who says it and the day on which that was read.
 */
export const sourced = <T extends z.ZodType>(value: T) =>
  z
    .strictObject({
      value: value.nullable(),
      source: words.nullable().default(null),
      readOn: day.nullable().default(null),
    })
    .refine(isWitnessed, { error: 'reference.no-source' satisfies ReferenceCode, path: ['source'] });
export type Sourced<T> = { readonly value: T | null; readonly source: string | null; readonly readOn: string | null };
