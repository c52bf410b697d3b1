import type { MarketKind } from '#shared/market/fields.ts';

/** The tabs of the screen; those with a kind are lists of it. */
export const sections = [
  { id: 'pipeline', kind: 'deal' },
  { id: 'customers', kind: 'customer' },
  { id: 'suppliers', kind: 'supplier' },
  { id: 'competitors', kind: 'competitor' },
  { id: 'channels', kind: 'channel' },
  { id: 'plan', kind: null },
] as const satisfies readonly { readonly id: string; readonly kind: MarketKind | null }[];
export type SectionId = (typeof sections)[number]['id'];

/** Where a record of a kind is shown. */
export const sectionOf = (kind: MarketKind): SectionId =>
  sections.find((section) => section.kind === kind)?.id ?? 'plan';
