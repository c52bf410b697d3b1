import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { writtenAmount } from '#shared/procedure/written-amount.ts';

/** One bidder's price. `bidder`: its name, or the number that stands for it; `place` 1 is the winner's. */
export type FoundOffer = {
  readonly bidder: string;
  readonly inn: string | null;
  readonly price: string;
  readonly currency: string | null;
  readonly place: number | null;
  readonly lotId: string | null;
  /** `YYYY-MM-DD` as the document dates itself; null: it does not. */
  readonly on: string | null;
};

/** Nobody reads more of one document. */
export const mostOffers = 500;

export const nameIn = (text: string | null): string | null => {
  const name = text === null ? '' : harmlessLine(text).slice(0, 500);
  return name === '' ? null : name;
};

/** A sum of two decimals; null for what is none. */
export const priceIn = (text: string | null): string | null => {
  const plain = text === null ? null : writtenAmount(text);
  return plain === null ? null : parseAmount(plain.replace(/(\.\d{2})0+$/, '$1'));
};

export const placeIn = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
