import type { OfferMapping } from '#shared/contract/money.ts';
import { neededOfferFields, offerFields, type OfferField } from '#shared/finance/offers/table-fields.ts';

/** Asked for always; the rest only where the table seems to have it, or when the user adds it. */
const usual: readonly OfferField[] = [...neededOfferFields, 'name', 'minFee', 'issueFeePercent', 'limit', 'validTo'];

export const shownColumns = (columns: OfferMapping['columns']): readonly OfferField[] =>
  offerFields.filter((field) => usual.includes(field) || columns[field] !== undefined);

/** A heading stands for one field only: given to another, it leaves the one that had it. */
export const withColumn = (
  columns: OfferMapping['columns'],
  field: OfferField,
  heading: string | null,
): OfferMapping['columns'] => {
  const others = Object.fromEntries(Object.entries(columns).filter(([name, own]) => name !== field && own !== heading));
  return heading === null ? others : { ...others, [field]: heading };
};
