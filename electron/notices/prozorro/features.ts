import { Decimal } from '#shared/kernel/decimal.ts';
import { blankCriterion, type AwardCriterion, type CriterionOption } from '#shared/procedure/criteria.ts';
import type { JsonObject } from '../json/strict.ts';
import { awardCriteriaAt } from '../json/award-criteria.ts';
import { weightAt } from '../json/weights.ts';
import { lineAt, objectsAt, proseAt, type Source } from '../ocds/source.ts';

/** The lot that an item is bought in. */
export const lotOfItemIn =
  (source: Source, tender: JsonObject) =>
  (itemId: string): string | null => {
    const quiet: Source = { ...source, findings: [] };
    const at = objectsAt(quiet, tender, 'items').find((item) => item['id'] === itemId) ?? null;
    return lineAt(quiet, at, 'items[].relatedLot');
  };

const optionsOf = (source: Source, feature: JsonObject, path: string): readonly CriterionOption[] =>
  objectsAt(source, feature, `${path}.enum`).map((option, at) => ({
    title: lineAt(source, option, `${path}.enum[${at}].title`) ?? String(at + 1),
    weight: weightAt(source, option, `${path}.enum[${at}].value`, 'share'),
  }));

/** The weight of a feature is what its best answer brings. */
const heaviest = (options: readonly CriterionOption[]): CriterionOption['weight'] =>
  options.reduce<CriterionOption['weight']>(
    (best, { weight }) =>
      weight !== null && (best === null || new Decimal(weight.amount).gt(best.amount)) ? weight : best,
    null,
  );

/**
 * Criteria of a ProZorro tender: its price (`awardCriteria`), and the features that are not price (openprocurement.api, “Feature”:
 * each answer brings a share of one, together at most 0.3 where the law says so; the price has what is left). A feature of an item or
 * a lot is that lot's.
 */
export const criteriaOf = (source: Source, tender: JsonObject): readonly AwardCriterion[] => {
  const said = awardCriteriaAt(source, tender, '');
  // By `ratedCriteria` too the price is compared, beside the features.
  const price = said?.code === 'ratedCriteria' ? { ...said, kind: 'price' as const, scale: 'less' as const } : said;
  const lotOfItem = lotOfItemIn(source, tender);
  const features = objectsAt(source, tender, 'features').map((feature, index): AwardCriterion => {
    const path = `features[${index}]`;
    const related = lineAt(source, feature, `${path}.relatedItem`);
    const of = lineAt(source, feature, `${path}.featureOf`);
    const options = optionsOf(source, feature, path);
    const code = lineAt(source, feature, `${path}.code`);
    return {
      ...blankCriterion,
      kind: 'quality',
      code,
      name: lineAt(source, feature, `${path}.title`) ?? code ?? String(index + 1),
      description: proseAt(source, feature, `${path}.description`),
      lotId: related === null ? null : of === 'lot' ? related : of === 'item' ? lotOfItem(related) : null,
      weight: heaviest(options),
      scale: 'given',
      options,
      path: source.place + path,
    };
  });
  return price === null ? features : [price, ...features];
};

export const featureFields: readonly string[] = [
  'awardCriteria',
  'awardCriteriaDetails',
  ...['code', 'featureOf', 'relatedItem', 'title', 'description', 'enum.title', 'enum.value'].map(
    (name) => `features.${name}`,
  ),
];
