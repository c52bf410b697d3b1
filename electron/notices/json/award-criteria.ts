import { blankCriterion, type AwardCriterion, type CriterionKind } from '#shared/procedure/criteria.ts';
import { lineAt, proseAt, type Source } from '../ocds/source.ts';
import type { JsonObject } from './strict.ts';

/** OCDS codelist `awardCriteria` with the codes that 1.0 and ProZorro have beside it. */
const kinds: Readonly<Record<string, CriterionKind>> = {
  priceOnly: 'price',
  lowestCost: 'price',
  costOnly: 'cost',
  lifeCycleCost: 'cost',
  qualityOnly: 'quality',
};

/**
 * `awardCriteria` and what its publisher says about it. A code that names one measure is a criterion; one that only says that there are
 * several (`ratedCriteria`, `bestProposal`) is one of kind `other` without a weight.
 */
export const awardCriteriaAt = (source: Source, holder: JsonObject | null, prefix: string): AwardCriterion | null => {
  const code = lineAt(source, holder, `${prefix}awardCriteria`);
  const details = proseAt(source, holder, `${prefix}awardCriteriaDetails`);
  if (code === null && details === null) return null;
  const kind = kinds[code ?? ''] ?? 'other';
  return {
    ...blankCriterion,
    kind,
    name: code ?? 'awardCriteria',
    code,
    description: details,
    scale: kind === 'price' || kind === 'cost' ? 'less' : null,
    path: `${source.place}${prefix}awardCriteria`,
  };
};
