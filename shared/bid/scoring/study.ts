import { z } from 'zod';
import { priceFormulas } from './formulas.ts';
import { scales } from './scales.ts';

const number = z.string().regex(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/);
const percent = number.refine((text) => Number(text) <= 100);
const name = z.string().trim().min(1).max(200);

const criterion = z.strictObject({
  name,
  /** In percent of the whole. */
  weight: percent,
  scale: z.enum(scales),
  own: number.nullable(),
  /** The notice's limits for what is offered: beyond them nothing more is gained or lost. */
  least: number.nullable().optional(),
  most: number.nullable().optional(),
});
/** A competitor whose price the user knows; `values` in the order of the criteria, null where he does not know. */
const rival = z.strictObject({ name, price: number, values: z.array(number.nullable()).max(20) });

/** What the price has to bear besides the costs of the positions. */
const floorTerms = z.strictObject({
  extra: number,
  taxPercent: percent,
  securityPercent: percent,
  guaranteeRate: percent,
  days: z.number().int().min(0).max(36_500),
  leastMarginPercent: percent.nullable(),
  /** Good faith will be proved (44-FZ art. 37 p. 2). */
  goodFaith: z.boolean(),
  smallBusinessOnly: z.boolean(),
});

/** What a user weighs about the price of a bid. Nothing here is guessed: what he does not know is null. */
export const priceStudy = z.strictObject({
  /** The start price, where the notice names none or another one counts. */
  nmck: number.nullable(),
  floor: floorTerms.nullable(),
  late: z
    .strictObject({
      days: z.number().int().min(0).max(36_500),
      ratePercent: percent,
      method: z.enum(['simple', 'compound']),
    })
    .nullable(),
  scoring: z
    .strictObject({
      priceWeight: percent,
      criteria: z.array(criterion).max(20),
      rivals: z.array(rival).max(100),
      /**
       * `notice`: its newest edition says names and weights, and those here only keep what is known of each criterion. Left out: the
       * user's own, as every study was before notices' weights were read.
       */
      weights: z.enum(['own', 'notice']).optional(),
      /** The formula that the user chose; null or left out: the one that the notice's law prescribes, if it does. */
      formula: z.enum(priceFormulas).nullable().optional(),
    })
    .nullable(),
});
export type PriceStudy = z.infer<typeof priceStudy>;
export type Criterion = z.infer<typeof criterion>;
export type Rival = z.infer<typeof rival>;
export type FloorTerms = z.infer<typeof floorTerms>;

export const emptyStudy: PriceStudy = { nmck: null, floor: null, late: null, scoring: null };
