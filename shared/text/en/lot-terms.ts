/** Bidding for several lots: limits and groups. */
export const lotTerms = {
  'readiness.rule.lots': 'The notice says for how many lots one bidder may bid; a bid is for a lot.',
  'bid.lots-above-most':
    'Lots in this bid and those handed in: {{count}}. The notice lets one bidder bid for {{most}} at most.',
  'bid.lots-above-most.hint':
    'Rule of the notice (BT-31): {{path}}. Choose one lot for the bid, or withdraw another bid.',
  'bid.lots-drafted-above-most':
    'Lots with your other drafts: {{count}}. The notice lets one bidder bid for {{most}} at most.',
  'bid.lots-drafted-above-most.hint': 'Rule of the notice (BT-31): {{path}}. Decide which drafts to hand in.',
  'bid.lots-awarded-most': 'Lots you bid for: {{count}}. One bidder is awarded {{most}} at most.',
  'bid.lots-awarded-most.hint':
    'Rule of the notice (BT-33): {{path}}. Look there how lots are shared out among those who win more.',
  'bid.lots-all-wanted': 'The notice wants bids for all lots; these have none: {{lots}}.',
  'bid.lots-all-wanted.hint': 'Rule of the notice (BT-763): {{path}}. Make a bid for them too.',
  'notice.lot-limit-unreadable': 'The number of lots “{{text}}” ({{field}}) is no whole number above zero.',
  'notice.lot-limit-unreadable.hint': 'Look it up in the procurement documents; no limit was taken.',
  'notice.lot-group-unknown-lot': 'The group of lots {{group}} names a lot that the notice does not have: {{lot}}.',
  'notice.lot-group-unknown-lot.hint': 'Ask the buyer which lots belong together.',
  'notice.criterion-number-unknown': 'A criterion has a number of an unknown kind: {{code}} {{text}}.',
  'notice.criterion-number-unknown.hint':
    'Look up in the procurement documents what it means; it was not counted with.',
  'procedure.lot-terms': 'Bidding for several lots',
  'procedure.lot-terms.submitted': 'Lots in the bids of one bidder, at most: {{count}}',
  'procedure.lot-terms.awarded': 'Lots awarded to one bidder, at most: {{count}}',
  'procedure.lot-terms.all': 'Bids must be for all lots',
  'procedure.lot-terms.groups': 'Lots that may be awarded together',
  'procedure.lot-terms.group': 'Group',
  'procedure.lot-terms.lots': 'Lots',
  'procedure.lot-terms.maximum': 'At most together',
  'procedure.lot-terms.criteria': 'Criteria of the group',
  'procedure.criteria.fixed-total': 'Fixed at {{amount}}: bids differ in the rest',
  'procedure.criteria.fixed-unit': 'Fixed at {{amount}} per unit: bids differ in the rest',
  'procedure.criteria.fixed': 'Fixed by the buyer: bids differ in the rest',
  'change.field.lotTerms': 'bidding for several lots',
  'change.field.maxSubmitted': 'most lots to bid for',
  'change.field.maxAwarded': 'most lots awarded',
  'change.field.allLots': 'all lots wanted',
  'change.field.groups': 'group of lots',
  'change.field.lotIds': 'lots',
  'change.field.maximum': 'most together',
  'change.field.fixed': 'fixed value',
} as const;
