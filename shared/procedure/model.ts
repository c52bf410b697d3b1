import type { Finding } from '../kernel/failure.ts';
import type { Instant, Zone } from '../kernel/instant.ts';

/** What a notice was written in. Every reader of `electron/notices` answers for one of them. */
export const sourceFormats = ['ocds'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** Exact: `amount` is plain decimal text without exponent, as long as the source wrote it; `currency` ISO 4217. */
export type Amount = { readonly amount: string; readonly currency: string };

/** An organisation as the notice names it. `inn` is the Russian tax number and is set only where the source says so. */
export type Organisation = { readonly name: string; readonly inn?: string };

/** `offset` is the zone the source itself wrote (`-06:00`, `Z` as `+00:00`), which is the buyer's. */
export type WrittenInstant = { readonly at: Instant; readonly offset: Zone };

/** What a date of a notice means; each has a text key `procedure.date.<kind>`. */
export const dateKinds = [
  'published',
  'bids-from',
  'bids-until',
  'questions-from',
  'questions-until',
  'award-from',
  'award-until',
  'contract-from',
  'contract-until',
] as const;
export type DateKind = (typeof dateKinds)[number];
export type NoticeDate = WrittenInstant & { readonly kind: DateKind; readonly path: string };

export type Lot = { readonly id: string; readonly title: string; readonly value: Amount | null };
export type Item = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly classification: string | null;
};
export type NoticeDocument = { readonly title: string; readonly url: string | null; readonly format: string | null };

/** `kind` in the field's words; `percent` of the value the notice names. */
export type Security = {
  readonly kind: 'bid' | 'performance' | 'warranty' | 'advance';
  readonly amount: string | null;
  readonly percent: string | null;
};

/** A field that was kept but not understood: its JSON path or XPath, and its value as written (shortened). */
export type UnknownField = { readonly path: string; readonly value: string };

/** What the customer published, in one model whatever the format. Absent facts are null or empty, never guessed. */
export type Procedure = {
  readonly sourceId: string;
  readonly sourceFormat: SourceFormat;
  readonly title: string;
  readonly description: string | null;
  readonly buyer: Organisation | null;
  readonly platform: string | null;
  readonly kind: string | null;
  readonly method: string | null;
  readonly status: string | null;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  /** The last moment for bids. */
  readonly deadline: WrittenInstant | null;
  readonly dates: readonly NoticeDate[];
  readonly value: Amount | null;
  readonly lots: readonly Lot[];
  readonly items: readonly Item[];
  readonly documents: readonly NoticeDocument[];
  readonly securities: readonly Security[];
  /** The first of them; `unknownCount` counts all. */
  readonly unknownFields: readonly UnknownField[];
  readonly unknownCount: number;
  readonly findings: readonly Finding[];
};
