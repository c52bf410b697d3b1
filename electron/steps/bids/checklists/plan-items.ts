import { failBid } from '#shared/bid/codes.ts';
import type { ChecklistEdits } from '#shared/bid/draft.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../../context.ts';
import { editDraft } from '../edit-bid.ts';
import { gatherBid } from '../gather-bid.ts';

/** A list with one entry changed, or taken out where the value is null. */
const withEntry = <Value>(
  list: Readonly<Record<string, Value>> | undefined,
  key: string,
  value: Value | null,
): Readonly<Record<string, Value>> => {
  const { [key]: _, ...others } = list ?? {};
  return value === null ? others : { ...others, [key]: value };
};

/** Who sees to an item and by when: what is left out stays as it is, null takes the user's word back. */
export const planItem: Step<'checklists.plan'> = async ({ bidId, itemId, owner, dueDays }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { checklist } = bid.value;
  if (!checklist.some((item) => item.itemId === itemId))
    return failBid('bid.item-unknown', { item: itemId, items: checklist.map((item) => item.itemId) });
  return editDraft(host, bidId, (draft) => {
    const edits: ChecklistEdits = {
      ...draft.checklist,
      ...(owner === undefined
        ? {}
        : {
            owners: withEntry(
              draft.checklist.owners,
              itemId,
              owner === null || owner.trim() === '' ? null : owner.trim(),
            ),
          }),
      ...(dueDays === undefined ? {} : { dueDays: withEntry(draft.checklist.dueDays, itemId, dueDays) }),
    };
    return ok({ ...draft, checklist: edits });
  });
};

/** Under which law and as whom this bid is made, where the user says otherwise; null goes back to notice and profile. */
export const setChecklistTerms: Step<'checklists.setTerms'> = ({ bidId, law, party, smallBusiness }, { host }) =>
  editDraft(host, bidId, (draft) => {
    const small = smallBusiness === null || smallBusiness === undefined ? null : smallBusiness ? 'yes' : 'no';
    let { terms } = draft.checklist;
    if (law !== undefined) terms = withEntry(terms, 'law', law);
    if (party !== undefined) terms = withEntry(terms, 'party', party);
    if (smallBusiness !== undefined) terms = withEntry(terms, 'small', small);
    return ok({ ...draft, checklist: { ...draft.checklist, ...(terms === undefined ? {} : { terms }) } });
  });
