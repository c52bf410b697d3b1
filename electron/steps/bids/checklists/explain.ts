import { judgeSets, rulesOfSet } from '#shared/bid/checklist-sets/choose.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../../context.ts';
import { gatherBid } from '../gather-bid.ts';
import { checklistFacts } from './rules-of-bid.ts';
import { knownSets } from './set-records.ts';

/** Which sets a bid's checklist is made of, and who said what decides it. */
export const explainChecklist: Step<'checklists.explain'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { draft, procedure } = bid.value;
  const facts = checklistFacts(host, draft, procedure);
  const terms = draft.checklist.terms ?? {};
  const known = knownSets(host.workspace.database);
  const judged = judgeSets(
    known.map(({ set }) => set),
    facts,
  );
  return ok({
    bidId,
    law: {
      value: facts.law,
      from: terms['law'] !== undefined ? 'user' : /^ru(?:44|223)$/.test(procedure.sourceFormat) ? 'notice' : 'nobody',
    },
    party: { value: facts.party, from: terms['party'] === undefined ? 'profile' : 'user' },
    smallBusiness: {
      value: facts.isSmallBusiness,
      from:
        terms['small'] !== undefined ? 'user' : procedure.flags.includes('only-small-business') ? 'notice' : 'profile',
    },
    kind: facts.kind,
    platformId: facts.platformId,
    on: { value: facts.on, from: procedure.publishedAt === null ? 'bid' : 'notice' },
    sets: judged.map(({ set, against }) => ({
      setId: set.setId,
      title: set.title,
      source: set.source,
      isShipped: known.some((one) => one.isShipped && one.set.setId === set.setId),
      against: [...against],
      items: rulesOfSet(set, facts).length,
    })),
    hasUsual: !judged.some(({ set, against }) => against.length === 0 && set.laws.length > 0),
  });
};
