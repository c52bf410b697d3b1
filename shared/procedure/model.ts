import type { Finding } from '../kernel/failure.ts';
import type { Instant, Zone } from '../kernel/instant.ts';
import type { AwardCriterion, Requirement } from './criteria.ts';
import type { ProcedureFlag } from './flags.ts';

/** What a notice was written in. Every reader of `electron/notices` answers for one of them. */
export const sourceFormats = [
  'ocds',
  'eforms',
  'prozorro',
  'ru223',
  'ru44',
  'b2b-html',
  'b2b-soap',
  'csv',
  'xlsx',
  'text',
] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** Exact: `amount` is plain decimal text without exponent, as long as the source wrote it; `currency` ISO 4217. */
export type Amount = { readonly amount: string; readonly currency: string };

/** An organisation as the notice names it. `inn`, `kpp`, `ogrn`: Russian numbers, only where the source says so. */
export type Organisation = {
  readonly name: string;
  readonly inn?: string;
  readonly kpp?: string;
  readonly ogrn?: string;
};

/**
 * How a moment was found; each has a text key `procedure.rule.<rule>`.
 * - `offset-written`: the text itself carries its offset.
 * - `date-and-time`: a date and a time in two fields, at least one with an offset (eForms, UBL).
 * - `moscow-time`: no offset; times of the Russian state system and of B2B-Center are Moscow's.
 * - `platform-zone`: no offset; read in the zone of the platform's card.
 * - `user-zone`: no offset; read in the zone that the user named when importing.
 * - `day-end`: a bare day that a term runs until, which is until its midnight (Civil Code art. 194 p.1); to the second.
 */
export const dateRules = [
  'offset-written',
  'date-and-time',
  'moscow-time',
  'platform-zone',
  'user-zone',
  'day-end',
] as const;
export type DateRule = (typeof dateRules)[number];

/**
 * `offset` is the zone the moment was written in, which is the buyer's: `-06:00`, `Z` as `+00:00`; where a rule gave the
 * zone, the offset that held in it at that moment.
 */
export type WrittenInstant = { readonly at: Instant; readonly offset: Zone; readonly rule: DateRule };

/** What a date of a notice means; each has a text key `procedure.date.<kind>`. */
export const dateKinds = [
  'published',
  'bids-from',
  'bids-until',
  'requests-from',
  'requests-until',
  'questions-from',
  'questions-until',
  'documents-from',
  'documents-until',
  'opening',
  'consideration-from',
  'consideration-until',
  'auction',
  'haggling-from',
  'haggling-until',
  'award-from',
  'award-until',
  'protocol',
  'contract-from',
  'contract-until',
] as const;
export type DateKind = (typeof dateKinds)[number];
/** `lotId`: absent where it is the whole procedure's. */
export type NoticeDate = WrittenInstant & { readonly kind: DateKind; readonly path: string; readonly lotId?: string };

/** Whether a price holds VAT; `rate` in per cent as plain decimal text, null where the notice names none. */
export type VatTerms = { readonly included: boolean; readonly rate: string | null };

/** What can be bid on. `value` is the price the notice leads with; `valueWithoutVat` the other one where both stand. */
export type Lot = {
  readonly id: string;
  readonly title: string;
  readonly value: Amount | null;
  readonly description: string | null;
  readonly valueWithoutVat: Amount | null;
  readonly vat: VatTerms | null;
  /** The lot's own last moment for bids, where the notice gives one. */
  readonly deadline: WrittenInstant | null;
  readonly customer: Organisation | null;
  readonly flags: readonly ProcedureFlag[];
};

/** Schemes that positions are classified by; `other` keeps the source's own name in `name`. */
export const codeSchemes = ['CPV', 'OKPD2', 'KTRU', 'OKVED2', 'OKPD', 'OKVED', 'OKDP', 'DK021', 'other'] as const;
export type CodeScheme = (typeof codeSchemes)[number];
export type ItemCode = { readonly scheme: CodeScheme; readonly code: string; readonly name: string | null };

/** A position. `unit` in words, `unitCode` as the source codes it (OKEI, UN/CEFACT); `classification` the leading code. */
export type Item = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly classification: string | null;
  readonly lotId: string | null;
  readonly unitCode: string | null;
  readonly codes: readonly ItemCode[];
  /** Of one unit, and of the whole quantity. */
  readonly price: Amount | null;
  readonly value: Amount | null;
  readonly analoguesAllowed: boolean | null;
};

/** `digest` in hex as the notice names it: proof that a downloaded file is the published one. */
export type DocumentDigest = { readonly algorithm: 'md5' | 'sha-1' | 'sha-256' | 'streebog-256'; readonly hex: string };
export type NoticeDocument = {
  readonly title: string;
  readonly url: string | null;
  readonly format: string | null;
  /** What it is, in the source's words or code. */
  readonly kind: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly digest: DocumentDigest | null;
  readonly publishedAt: Instant | null;
  readonly lotId: string | null;
};

/**
 * `kind` in the field's words; `percent` of the value the notice names. A security that is asked for without a sum has
 * neither; `terms` are the notice's own words.
 */
export type Security = {
  readonly kind: 'bid' | 'performance' | 'warranty' | 'advance';
  readonly amount: string | null;
  readonly percent: string | null;
  readonly currency: string | null;
  readonly lotId: string | null;
  /** The customer whose contract it secures, where there are several. */
  readonly customer: string | null;
  readonly terms: string | null;
};

/** What a change notice says it changes. `noticeId`: the notice it amends. `lotId` null: the whole procedure. */
export type Amendment = {
  readonly noticeId: string | null;
  readonly reason: string | null;
  readonly changes: readonly { readonly lotId: string | null; readonly description: string }[];
};

/** A field that was kept but not understood: its JSON path or XPath, and its value as written (shortened). */
export type UnknownField = { readonly path: string; readonly value: string };

/** Lots that may be awarded together, with criteria of their own where the notice gives some (their `lotId` is this `id`). */
export type LotGroup = {
  readonly id: string;
  readonly title: string | null;
  readonly lotIds: readonly string[];
  /** The most that all of them may come to. */
  readonly maximum: Amount | null;
  readonly path: string;
};
/**
 * What a notice says of bidding for several lots: for how many one bidder may bid and how many he may be awarded (eForms BT-31, BT-33),
 * whether a bid must be for all of them (BT-763), and which may be awarded together (BT-330, BT-1375).
 */
export type LotTerms = {
  readonly maxSubmitted: number | null;
  readonly maxAwarded: number | null;
  readonly allLots: boolean;
  readonly groups: readonly LotGroup[];
  readonly path: string;
};

/** What the customer published, in one model whatever the format. Absent facts are null or empty, never guessed. */
export type Procedure = {
  readonly sourceId: string;
  readonly sourceFormat: SourceFormat;
  readonly title: string;
  readonly description: string | null;
  readonly buyer: Organisation | null;
  /** Who runs the procedure, where that is not the buyer. */
  readonly organiser: Organisation | null;
  /** All for whom it is bought, where there are several. */
  readonly customers: readonly Organisation[];
  readonly platform: string | null;
  readonly platformUrl: string | null;
  /** A `kindId` of the catalogue in `kinds/`; null where none fits for certain. */
  readonly kind: string | null;
  /** The source's own word or code for the kind of procedure. */
  readonly method: string | null;
  readonly status: string | null;
  /** Of the texts here, and all that the notice is written in: ISO 639-1. */
  readonly language: string | null;
  readonly languages: readonly string[];
  readonly publishedAt: Instant | null;
  /** The last moment for bids. */
  readonly deadline: WrittenInstant | null;
  readonly dates: readonly NoticeDate[];
  readonly value: Amount | null;
  readonly valueWithoutVat: Amount | null;
  readonly vat: VatTerms | null;
  readonly lots: readonly Lot[];
  /** Null: the notice bounds nothing and groups nothing. */
  readonly lotTerms: LotTerms | null;
  readonly items: readonly Item[];
  readonly documents: readonly NoticeDocument[];
  readonly securities: readonly Security[];
  readonly criteria: readonly AwardCriterion[];
  readonly requirements: readonly Requirement[];
  readonly flags: readonly ProcedureFlag[];
  readonly amendment: Amendment | null;
  /** The notice on its platform. */
  readonly url: string | null;
  /** The first of them; `unknownCount` counts all. */
  readonly unknownFields: readonly UnknownField[];
  readonly unknownCount: number;
  readonly findings: readonly Finding[];
};
