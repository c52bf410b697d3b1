/** The law a purchase is made under, as far as it decides which papers may be asked for. */
export const checklistLaws = ['44-fz', '223-fz', 'commercial'] as const;
export type ChecklistLaw = (typeof checklistLaws)[number];

/** Who bids: legal person, sole trader, individual, or a bidder from abroad. */
export const checklistParties = ['legal', 'sole-trader', 'individual', 'foreign'] as const;
export type ChecklistParty = (typeof checklistParties)[number];

/** How much an item matters: whether its absence blocks a bid, is warned of, or is nothing to speak of. */
export const itemNeeds = ['required', 'expected', 'optional'] as const;
