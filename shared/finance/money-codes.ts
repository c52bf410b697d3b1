import type { CodeTable } from '../kernel/failure.ts';

/** Refusals and observations about what is kept of money: rules of one's own, offers, the ledger, forecasts, plans. */
export const moneyCodes = {
  // The user's own rules.
  'finance.rule-unit': { class: 'input', details: ['path', 'rule', 'expected'] },
  'finance.rule-value': { class: 'input', details: ['path', 'unit'] },
  'finance.rule-file': { class: 'input', details: ['path'] },
  'finance.rule-of-user': { class: 'verdict', details: ['rule', 'source'] },
  // Offers from a table.
  'finance.offer-column-missing': { class: 'input', details: ['columns'] },
  'finance.offer-column-unknown': { class: 'input', details: ['column'] },
  'finance.offer-row': { class: 'input', details: ['row', 'field', 'column', 'text', 'reason'] },
  // Why a stored offer does not fit.
  'finance.offer-not-in-force': { class: 'verdict', details: ['offer', 'from', 'to'] },
  'finance.offer-sum': { class: 'verdict', details: ['offer', 'least', 'greatest'] },
  'finance.offer-term': { class: 'verdict', details: ['offer', 'days', 'least', 'greatest'] },
  'finance.offer-law': { class: 'verdict', details: ['offer', 'laws'] },
  'finance.guarantee-not-accepted': { class: 'verdict', details: ['bid'] },
  // The ledger.
  'finance.ledger-short': { class: 'input', details: ['path', 'day', 'short'] },
  'finance.hold-unknown': { class: 'input', details: ['path', 'hold'] },
  'finance.hold-exceeded': { class: 'input', details: ['path', 'hold', 'left'] },
  'finance.hold-later': { class: 'input', details: ['path', 'hold', 'since'] },
  'finance.entry-unknown': { class: 'input', details: ['path', 'entry'] },
  'finance.entry-reversed': { class: 'input', details: ['path', 'entry'] },
  'finance.entry-needed': { class: 'input', details: ['path', 'entry', 'by'] },
  'finance.hold-overdue': { class: 'verdict', details: ['hold', 'platform', 'amount', 'expected'] },
  'finance.hold-without-release': { class: 'verdict', details: ['hold', 'platform', 'amount'] },
  // Forecasts and plans from what is kept.
  'finance.cash-short-on': { class: 'verdict', details: ['day', 'short'] },
  'finance.cash-not-entered': { class: 'verdict', details: [] },
  'finance.release-assumed': { class: 'verdict', details: ['bid', 'days'] },
  'finance.bid-without-need': { class: 'verdict', details: ['bid'] },
  'finance.bid-without-day': { class: 'verdict', details: ['bid'] },
  'finance.bid-past': { class: 'verdict', details: ['bid', 'day'] },
  'finance.bid-without-margin': { class: 'verdict', details: ['bid'] },
  'finance.bid-other-currency': { class: 'verdict', details: ['bid', 'currency'] },
  'finance.nothing-to-plan': { class: 'verdict', details: [] },
  'finance.plan-none': { class: 'verdict', details: [] },
  // Why a kept plan no longer holds.
  'finance.stale-bid-added': { class: 'verdict', details: ['bid'] },
  'finance.stale-bid-gone': { class: 'verdict', details: ['bid'] },
  'finance.stale-bid-changed': { class: 'verdict', details: ['bid', 'fields'] },
  'finance.stale-notice': { class: 'verdict', details: ['bid', 'procedure'] },
  'finance.stale-source-added': { class: 'verdict', details: ['source'] },
  'finance.stale-source-gone': { class: 'verdict', details: ['source'] },
  'finance.stale-source-changed': { class: 'verdict', details: ['source'] },
  'finance.stale-cash': { class: 'verdict', details: ['day'] },
  // The words of a document.
  'finance.document-unreadable': { class: 'input', details: ['file', 'reason'] },
  'finance.document-locked': { class: 'input', details: ['file'] },
  'finance.document-no-text': { class: 'input', details: ['file'] },
  'finance.document-unknown-signs': { class: 'input', details: ['file', 'unknown', 'known'] },
  'finance.own-rules-unread': { class: 'verdict', details: [] },
  // After winning.
  'finance.reduction-waits-for-penalty': { class: 'verdict', details: ['stage', 'article'] },
  'finance.stages-not-price': { class: 'verdict', details: ['sum', 'price'] },
  'finance.stages-above-price': { class: 'input', details: ['path', 'price'] },
  'finance.key-rate-missing': { class: 'input', details: ['path', 'day'] },
} as const satisfies CodeTable;
