import { chaptersOf, isMarketKind, type MarketKind } from '#shared/market/fields.ts';
import type { LooseRecord, MarketRecord } from '#shared/market/record.ts';

/** The record that a chapter belongs to; null: it is none. */
export const parentIdOf = (record: MarketRecord): { readonly kind: MarketKind; readonly recordId: string } | null => {
  for (const [kind, chapters] of Object.entries(chaptersOf))
    for (const [chapter, field] of chapters) {
      const recordId = (record as LooseRecord)[field];
      if (chapter === record.kind && isMarketKind(kind) && typeof recordId === 'string') return { kind, recordId };
    }
  return null;
};
