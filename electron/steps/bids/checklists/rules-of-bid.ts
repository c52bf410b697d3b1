import { dueDay, itemsFor, lawOfFormat, partyOf, type ChecklistFacts } from '#shared/bid/checklist-sets/choose.ts';
import { checklistLaws, checklistParties } from '#shared/bid/checklist-sets/set.ts';
import type { ChecklistItem, ChecklistRule } from '#shared/bid/checklist.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import { russia } from '#shared/calendar/russia.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import type { Host } from '../../context.ts';
import { loadProfile } from '../../company/company-profile.ts';
import type { ProcedureDetail } from '../../procedures/types.ts';
import { noticeItems } from './notice-items.ts';
import { knownSets } from './set-records.ts';

/** What the notice, the profile and the user say about which papers may be asked for. */
export const checklistFacts = (host: Host, draft: BidDraft, procedure: ProcedureDetail): ChecklistFacts => {
  const profile = loadProfile(host.workspace.database, draft.companyId);
  const terms = draft.checklist.terms ?? {};
  const isForSmall =
    procedure.flags.includes('only-small-business') || ['micro', 'small', 'medium'].includes(profile.smallBusiness);
  return {
    law: checklistLaws.find((law) => law === terms['law']) ?? lawOfFormat(procedure.sourceFormat),
    party: checklistParties.find((party) => party === terms['party']) ?? partyOf(profile),
    isSmallBusiness: terms['small'] === undefined ? isForSmall : terms['small'] === 'yes',
    kind: procedure.kind ?? null,
    platformId: draft.platformId,
    on: (procedure.publishedAt ?? draft.createdAt).slice(0, 10),
    lots: draft.lotId === null ? procedure.lots.map(({ id, title }) => ({ id, title })) : [],
  };
};

/** What the notice itself asks for, then what law, kind of procedure and the user's sets do. */
export const rulesOfBid = (host: Host, draft: BidDraft, procedure: ProcedureDetail): readonly ChecklistRule[] => [
  ...noticeItems(host, draft, procedure),
  ...itemsFor(
    knownSets(host.workspace.database).map(({ set }) => set),
    checklistFacts(host, draft, procedure),
  ),
];

/** The day by which an item is to be there, counted back from the deadline in the buyer's zone. */
export const dueOf = ({ dueDays }: ChecklistItem, { deadline, buyerZone }: ProcedureDetail): PlainDay | null =>
  dueDays === null ? null : dueDay(deadline, buyerZone, dueDays, russia);
