import type { DecimalText } from '../../kernel/decimal.ts';
import type { Currency } from '../../kernel/money.ts';

type Value = { readonly amount: DecimalText; readonly currency: Currency };
/** A price as a notice names it, with or without VAT. */
export type NoticePrice = {
  readonly value?: Value | null | undefined;
  readonly valueWithoutVat?: Value | null | undefined;
  readonly vat?: { readonly included: boolean } | null | undefined;
};

/** What a bid may not exceed. `isNet`: named without VAT, so that it is held against the price without VAT. */
export type PriceLimit = Value & { readonly isNet: boolean };

/**
 * The lot's price where it has one, else the procedure's. A notice that names a price with VAT is taken at it; one that names its price
 * only without VAT, or says that VAT is not in it, is a limit without VAT; one that says nothing is gross.
 */
export const limitOf = (lot: NoticePrice | null, procedure: NoticePrice): PriceLimit | null => {
  const source = lot?.value || lot?.valueWithoutVat ? lot : procedure;
  const { value, valueWithoutVat, vat } = source;
  if (value && vat?.included === false) return { ...value, isNet: true };
  if (value) return { ...value, isNet: vat?.included === undefined && valueWithoutVat?.amount === value.amount };
  return valueWithoutVat ? { ...valueWithoutVat, isNet: true } : null;
};
