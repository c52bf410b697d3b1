import { z } from 'zod';
import { noWeightReasons } from '../bid/scoring/from-notice.ts';
import { priceFormulas } from '../bid/scoring/formulas.ts';
import { scales } from '../bid/scoring/scales.ts';
import { priceStudy } from '../bid/scoring/study.ts';
import { criterionKinds } from '../procedure/criteria.ts';
import { roundings } from '../finance/calculation.ts';
import { stepRules } from '../finance/step-rules.ts';
import { scoreMethods } from '../finance/scoring/price-formulas.ts';
import { longMethod, method } from './method.ts';
import { priceView } from './prices.ts';
import { count, decimal, details, finding, id, language, line } from './vocabulary.ts';

const step = z.object({
  line,
  rule: z.enum(stepRules),
  formula: line,
  numbers: z.record(z.string(), z.string()),
  rounding: z.enum(roundings),
  article: line.nullable(),
  ruleSetDate: line.nullable(),
  result: line,
});
/** Why a figure is not there: a code with its details. */
const refusal = z.object({ code: line, details });

/** A formula with where it stands: its article, source and the day up to which it was compared. */
const citedFormula = z.object({
  id: z.enum(priceFormulas),
  article: line,
  source: line,
  standing: z.enum(['in-law', 'secondary', 'practice', 'user']),
  edition: line,
  ruleSetDate: line,
});

const scoreRow = z.object({
  name: line.nullable(),
  price: decimal,
  priceScore: decimal.nullable(),
  effective: decimal.nullable(),
  points: z.array(decimal.nullable()),
  total: decimal.nullable(),
  place: count.nullable(),
});

export const priceStudyView = z.object({
  bidId: id,
  /** With the weights in force: the notice's until the user typed his own. */
  study: priceStudy,
  /** What the notice's newest edition says of weights for this bid; `reason`: why it says none that can be counted with. */
  notice: z.object({
    priceWeight: decimal.nullable(),
    criteria: z.array(
      z.object({
        name: line,
        weight: decimal,
        scale: z.enum(scales),
        least: decimal.nullable(),
        most: decimal.nullable(),
        options: z.array(z.object({ title: line, value: decimal })),
        threshold: line.nullable(),
      }),
    ),
    isRest: z.boolean(),
    isWhole: z.boolean(),
    reason: z.enum(noWeightReasons).nullable(),
    /** Criteria that only have an order of importance, in it; no points follow from a rank. */
    ranked: z.array(z.object({ name: line, kind: z.enum(criterionKinds), rank: line.nullable() })),
    /** The price is fixed by the buyer. */
    fixed: z.object({ amount: line.nullable(), per: z.enum(['total', 'unit']) }).nullable(),
  }),
  /**
   * How prices are compared: `inForce` is the user's choice, else what the notice's law prescribes (`ofLaw`); null: the documents name it
   * and nobody chose. `words`: what the notice says of it, read by people.
   */
  formula: z.object({
    inForce: z.enum(priceFormulas).nullable(),
    ofLaw: z.enum(priceFormulas).nullable(),
    offered: z.array(citedFormula),
    words: z.array(z.object({ text: z.string(), path: z.string() })),
  }),
  currency: line,
  /** The start price that is counted with: the user's, else the notice's with VAT; null: neither is there. */
  nmck: decimal.nullable(),
  /** Named without VAT by the notice: then it is held against the price without VAT. */
  limit: z.object({ amount: decimal, currency: line, isNet: z.boolean() }).nullable(),
  cost: z.object({ net: decimal, cost: decimal, costed: count, counted: count }),
  margin: z.object({ profit: decimal, ofPrice: decimal, ofCost: decimal }).nullable(),
  floor: z
    .object({
      floor: decimal,
      plain: decimal,
      raised: decimal.nullable(),
      above: decimal.nullable(),
      steps: z.array(step),
      findings: z.array(finding),
    })
    .nullable(),
  floorRefusal: refusal.nullable(),
  late: z.object({ value: decimal, loss: decimal, steps: z.array(step) }).nullable(),
  lateRefusal: refusal.nullable(),
  scores: z
    .object({
      method: z.enum([...scoreMethods, 'effective-price']),
      rows: z.array(scoreRow),
      steps: z.array(step),
      findings: z.array(finding),
    })
    .nullable(),
  scoresRefusal: refusal.nullable(),
  alternatives: z.array(
    z.object({
      positionId: line,
      choices: z.array(
        z.object({
          positionId: line,
          name: line,
          isChosen: z.boolean(),
          gross: decimal.nullable(),
          totalGross: decimal,
        }),
      ),
    }),
  ),
});
export type PriceStudyView = z.infer<typeof priceStudyView>;

const bid = z.object({ bidId: id });

export const priceStudyMethods = {
  'prices.study': method(bid, priceStudyView),
  'prices.saveStudy': method(z.object({ bidId: id, study: priceStudy }), priceStudyView),
  /**
   * A request to a supplier: the text to send, and with `out` a form (XLSX or CSV) that he fills in. Notes on the lines that he was asked
   * today. Neither our prices nor another supplier's are in it.
   */
  'prices.ask': longMethod(
    z.object({
      bidId: id,
      supplier: line.min(1),
      positionIds: z.array(line).max(20_000).nullable().default(null),
      out: line.nullable().default(null),
      language: language.default('ru'),
    }),
    z.object({ subject: line, text: z.string(), path: line.nullable(), asked: count }),
  ),
  /** A supplier's answer out of XLSX or CSV, by line number or exact name; rows that fit nowhere are named. */
  'prices.takeAnswers': longMethod(
    z.object({ bidId: id, supplier: line.min(1), fileId: id }),
    z.object({ view: priceView, taken: count, unmatched: z.array(line) }),
  ),
} as const;
