import { harmlessLine } from '../../kernel/harmless-text.ts';
import { decimalText } from '../../procedure/decimal-text.ts';
import { blankPosition, mostPositions, type AskedPosition, type PriceTable } from './table.ts';

/** Decimal text as a notice may write it, in the one form of a table; null where it is no number that can be kept. */
const tidy = (quantity: string | null): string | null => {
  const plain = quantity === null ? null : decimalText(quantity);
  return plain !== null && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(plain) ? plain : null;
};

/** What a line holds; a notice may describe a position by pages, which stand in the notice. */
const longest = 2_000;
const cut = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…`;
const line = (text: string | null): string => cut(harmlessLine((text ?? '').replace(/\s+/gu, ' ')));

export const ofLot = (items: readonly AskedPosition[], lotId: string | null): readonly AskedPosition[] =>
  items.filter((item) => lotId === null || item.lotId === null || item.lotId === lotId);

/** The table to begin with: the positions of the lot (all without one), quantities as asked, no price. */
export const tableFromNotice = (
  items: readonly AskedPosition[],
  lotId: string | null,
  settings: Omit<PriceTable, 'positions'>,
): PriceTable => ({
  ...settings,
  positions: ofLot(items, lotId)
    .slice(0, mostPositions)
    .map((item, index) => ({
      ...blankPosition(String(index + 1), line(item.description) || item.id || String(index + 1)),
      noticeItemId: item.id,
      quantity: tidy(item.quantity),
      unit: line(item.unit) || null,
      classification: line(item.classification) || null,
    })),
});
