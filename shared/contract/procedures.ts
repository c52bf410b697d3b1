import { z } from 'zod';
import {
  criterionKinds,
  criterionScales,
  requirementKinds,
  requirementStages,
  weightUnits,
} from '../procedure/criteria.ts';
import { procedureFlags } from '../procedure/flags.ts';
import { dateRules, sourceFormats } from '../procedure/model.ts';
import { procedureOrders } from '../procedure/organiser/columns.ts';
import { procedureFilter } from '../procedure/organiser/filter.ts';
import { longMethod, method } from './method.ts';
import { work } from './organiser.ts';
import { tableMapping } from './table-mapping.ts';
import { count, finding, id, instant, language, line, money, page, prose } from './vocabulary.ts';

export const procedureRow = z.object({
  id,
  sourceId: line,
  sourceFormat: line,
  title: line,
  buyer: line,
  deadline: instant.nullable(),
  publishedAt: instant.nullable(),
  value: money.nullable(),
  edition: count,
  /** Seen from `now`: bids can be made, they can not any more, or the notice names no deadline. */
  stage: z.enum(['open', 'closed', 'undated']),
  bids: count,
  work,
});
export type ProcedureRow = z.infer<typeof procedureRow>;

const organisation = z.object({
  name: line,
  inn: line.optional(),
  kpp: line.optional(),
  ogrn: line.optional(),
});
const flags = z.array(z.enum(procedureFlags));
const vat = z.object({ included: z.boolean(), rate: line.nullable() });

const weight = z.object({ amount: line, unit: z.enum(weightUnits), isMiddle: z.boolean() });
const measured = {
  name: line,
  description: prose.nullable(),
  /** Null: the notice names none, or one that is no weight. */
  weight: weight.nullable(),
  scale: z.enum(criterionScales).nullable(),
  formula: prose.nullable(),
  least: line.nullable(),
  most: line.nullable(),
  fixed: z.object({ amount: line.nullable(), per: z.enum(['total', 'unit']) }).nullable(),
  options: z.array(z.object({ title: line, weight: weight.nullable() })),
  /** JSON path, XPath, column or line of the notice. */
  path: line,
};
type ShownIndicator = z.infer<z.ZodObject<typeof measured>> & { indicators: ShownIndicator[] };
const indicator: z.ZodType<ShownIndicator> = z.object({ ...measured, indicators: z.lazy(() => z.array(indicator)) });
const awardCriterion = z.object({
  ...measured,
  kind: z.enum(criterionKinds),
  lotId: line.nullable(),
  code: line.nullable(),
  indicators: z.array(indicator),
});
const requirement = z.object({
  kind: z.enum(requirementKinds),
  number: line.nullable(),
  name: line,
  description: prose.nullable(),
  /** Null: the notice does not say. */
  mandatory: z.boolean().nullable(),
  stage: z.enum(requirementStages).nullable(),
  part: line.nullable(),
  lotId: line.nullable(),
  legalBasis: line.nullable(),
  code: line.nullable(),
  evidence: z.array(line),
  path: line,
});

export const procedureDetail = z.object({
  id,
  sourceId: line,
  sourceFormat: line,
  edition: count,
  title: prose,
  description: prose.nullable(),
  buyer: organisation,
  /** Who runs the procedure, where that is not the buyer; and all for whom it is bought, where there are several. */
  organiser: organisation.optional(),
  customers: z.array(organisation),
  platform: line.optional(),
  platformUrl: line.optional(),
  /** The notice on its platform. */
  url: line.optional(),
  /** A `kindId` of the catalogue. */
  kind: line.optional(),
  method: line.optional(),
  status: line.optional(),
  /** Of the texts here, and all that the notice is written in: ISO 639-1. */
  language: line.optional(),
  languages: z.array(line),
  flags,
  /** What a change notice says it changes. */
  amendment: z
    .object({
      noticeId: line.optional(),
      reason: prose.optional(),
      changes: z.array(z.object({ lot: line.optional(), description: prose })),
    })
    .optional(),
  publishedAt: instant.nullable().optional(),
  deadline: instant.nullable(),
  /** The offset or zone the notice itself wrote the deadline in: the buyer's time. */
  buyerZone: line.nullable(),
  /** Every date the notice names, in time's order. `kind` is a text key under `procedure.date.`. */
  /** How the deadline's moment was found: a text key under `procedure.rule.`. */
  deadlineRule: z.enum(dateRules).optional(),
  dates: z.array(
    z.object({
      kind: line,
      at: instant,
      zone: line.nullable(),
      path: line,
      rule: z.enum(dateRules),
      lot: line.optional(),
    }),
  ),
  value: money.nullable(),
  valueWithoutVat: money.optional(),
  vat: vat.optional(),
  lots: z.array(
    z.object({
      id: line,
      title: line,
      value: money.nullable().optional(),
      valueWithoutVat: money.optional(),
      vat: vat.optional(),
      description: prose.optional(),
      deadline: instant.optional(),
      customer: organisation.optional(),
      flags,
    }),
  ),
  items: z.array(
    z.object({
      id: line,
      description: prose,
      quantity: line.nullable(),
      unit: line.nullable(),
      classification: line.nullable(),
      unitCode: line.optional(),
      lot: line.optional(),
      codes: z.array(z.object({ scheme: line, code: line, name: line.optional() })),
      price: money.optional(),
      value: money.optional(),
      analoguesAllowed: z.boolean().optional(),
    }),
  ),
  itemCount: count,
  documents: z.array(
    z.object({
      title: line,
      url: line.optional(),
      format: line.optional(),
      kind: line.optional(),
      /** Bytes. */
      size: count.optional(),
      digest: z.object({ algorithm: line, hex: line }).optional(),
      publishedAt: instant.optional(),
      lot: line.optional(),
    }),
  ),
  securities: z.array(
    z.object({
      kind: line,
      amount: line.nullable().optional(),
      percent: line.nullable().optional(),
      currency: line.optional(),
      lot: line.optional(),
      customer: line.optional(),
      terms: prose.optional(),
    }),
  ),
  /** What the notice says of bidding for several lots; absent: it bounds nothing and groups nothing. */
  lotTerms: z
    .object({
      maxSubmitted: count.nullable(),
      maxAwarded: count.nullable(),
      allLots: z.boolean(),
      groups: z.array(
        z.object({ id: line, title: line.nullable(), lotIds: z.array(line), maximum: money.nullable(), path: line }),
      ),
      path: line,
    })
    .optional(),
  /** What bids are compared by, and what is asked of bidders; `lotId` null: of the whole procedure. */
  criteria: z.array(awardCriterion),
  requirements: z.array(requirement),
  /** Fields kept but not understood: how many, and their paths with the values as written. */
  unknown: count,
  unknownFields: z.array(z.object({ path: line, value: prose })),
  findings: z.array(finding),
  editions: z.array(z.object({ edition: count, date: instant.nullable(), importedAt: instant, digest: line })),
});
export type ProcedureDetail = z.infer<typeof procedureDetail>;

export const importFormats = ['auto', ...sourceFormats] as const;

export const importAnswer = z.object({
  procedures: z.array(z.object({ id, sourceId: line, title: line, isNew: z.boolean() })),
  files: z.array(
    z.object({
      file: line,
      outcome: z.enum(['imported', 'unchanged', 'partly', 'refused']),
      findings: z.array(finding),
    }),
  ),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

export const procedureMethods = {
  'procedures.import': longMethod(
    z.object({
      fileIds: z.array(id).min(1),
      format: z.enum(importFormats).default('auto'),
      /** For tables: what their columns mean. It is remembered for every table with the same headings. */
      mapping: tableMapping.nullable().optional(),
    }),
    importAnswer,
  ),
  /** Documents that came before the notice they are about, the longest waiting first: the first thousand of them. */
  'procedures.waiting': method(
    z.object({}),
    z.object({
      total: count,
      documents: z.array(
        z.object({
          sourceId: line,
          sourceFormat: line,
          file: line,
          publishedAt: instant.nullable(),
          importedAt: instant,
        }),
      ),
    }),
  ),
  'procedures.list': method(
    z.object({
      search: line.default(''),
      filter: procedureFilter.default({}),
      order: z.enum(procedureOrders).default('deadline'),
      descending: z.boolean().default(false),
      ...page,
    }),
    /** `totalIsLeast`: there are more than `total`, and nobody waited until they were counted. */
    z.object({ total: count, totalIsLeast: z.boolean().optional(), rows: z.array(procedureRow) }),
  ),
  /** `language`: the user's; a notice in several languages is shown in it where it can be. */
  'procedures.show': method(
    z.object({
      id,
      language: language.optional(),
    }),
    procedureDetail,
  ),
} as const;
