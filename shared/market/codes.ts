import { failuresOf, type CodeTable } from '../kernel/failure.ts';

export const marketCodes = {
  'market.not-a-record': { class: 'input', details: [] },
  'market.kind-unknown': { class: 'input', details: ['kind', 'kinds'] },
  'market.field-missing': { class: 'input', details: ['path'] },
  'market.field-unknown': { class: 'input', details: ['path', 'known'] },
  'market.field-type': { class: 'input', details: ['path', 'expected'] },
  'market.field-choice': { class: 'input', details: ['path', 'allowed'] },
  'market.too-long': { class: 'input', details: ['path', 'limit'] },
  'market.hidden-characters': { class: 'input', details: ['path'] },
  'market.not-a-day': { class: 'input', details: ['path'] },
  'market.not-money': { class: 'input', details: ['path'] },
  'market.not-a-number': { class: 'input', details: ['path'] },
  'market.not-a-code': { class: 'input', details: ['path'] },
  'market.not-a-currency': { class: 'input', details: ['path'] },
  'market.not-an-inn': { class: 'input', details: ['path', 'value'] },
  'market.not-a-month': { class: 'input', details: ['path'] },
  'market.before': { class: 'input', details: ['path', 'other'] },
  'market.price-without-answer': { class: 'input', details: [] },
  'market.item-missing': { class: 'input', details: [] },
  'market.no-strength': { class: 'input', details: [] },
  'market.in-use': { class: 'input', details: ['name', 'count'] },
  'market.name-taken': { class: 'input', details: ['name', 'id'] },

  'market.already-there': { class: 'input', details: ['stage'] },
  'market.move-before-last': { class: 'input', details: ['on', 'last'] },
  'market.move-in-future': { class: 'input', details: ['on', 'today'] },
  'market.reason-missing': { class: 'input', details: ['reasons'] },
  'market.reason-unknown': { class: 'input', details: ['reason', 'reasons'] },
  'market.contract-elsewhere': { class: 'input', details: ['stage'] },
  'market.reserved-for-another': { class: 'input', details: ['customer', 'owner'] },

  'market.column-missing': { class: 'input', details: ['columns'] },
  'market.column-unknown': { class: 'input', details: ['column'] },
  'market.table-empty': { class: 'input', details: [] },
  'market.table-too-long': { class: 'input', details: ['limit'] },
  'market.nothing-found': { class: 'input', details: ['procedure'] },

  'market.owner-conflict': { class: 'verdict', details: ['first', 'second', 'from', 'to'] },
  'market.not-answered': { class: 'verdict', details: ['subject', 'on', 'days'] },
  'market.price-expired': { class: 'verdict', details: ['subject', 'until'] },
  'market.gift-limit': { class: 'verdict', details: ['cost', 'limit', 'article'] },
} as const satisfies CodeTable;

export type MarketCode = keyof typeof marketCodes;
export const failMarket = failuresOf(marketCodes);
