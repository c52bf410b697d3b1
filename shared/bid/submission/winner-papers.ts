import type { Requirement } from '../../procedure/criteria.ts';
import { mostNoticeItems, requirementKey } from '../checklist-sets/from-notice.ts';

/** A paper that the winner alone has to give, in the notice's own words; see `Requirement` for the fields. */
export type WinnerPaper = Pick<Requirement, 'name' | 'description' | 'legalBasis' | 'mandatory' | 'path'> & {
  readonly evidence: string[];
  /** Its lot, where the notice has several. */
  readonly lot: string | null;
};

export type WinnersPlace = {
  readonly lotId: string | null;
  readonly lots: readonly { readonly id: string; readonly title: string }[];
};

/**
 * What the notice asks of the winner, of this lot or of all, in its order; of several alike the first, and no more than a
 * checklist holds. How the contract is secured is not among them: it has a date of its own.
 */
export const winnerPapers = (requirements: readonly Requirement[], { lotId, lots }: WinnersPlace): WinnerPaper[] => {
  const papers = new Map<string, WinnerPaper>();
  for (const requirement of requirements) {
    if (papers.size >= mostNoticeItems) break;
    if (requirement.stage !== 'winner') continue;
    if (lotId !== null && requirement.lotId !== null && requirement.lotId !== lotId) continue;
    const key = requirementKey(requirement);
    if (papers.has(key)) continue;
    const { name, description, evidence, legalBasis, mandatory, path } = requirement;
    const lot = lots.length > 1 ? (lots.find(({ id }) => id === requirement.lotId)?.title ?? null) : null;
    papers.set(key, { name, description, evidence: [...evidence], legalBasis, mandatory, path, lot });
  }
  return [...papers.values()];
};
