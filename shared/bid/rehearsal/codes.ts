import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What is different since a bid was rehearsed, and why one cannot be. */
export const rehearsalCodes = {
  'rehearsal.impossible': { class: 'verdict', details: ['bid', 'blockers'] },

  'rehearsal.document-added': { class: 'verdict', details: ['file'] },
  'rehearsal.document-removed': { class: 'verdict', details: ['file'] },
  'rehearsal.document-changed': { class: 'verdict', details: ['file'] },
  'rehearsal.edition-changed': { class: 'verdict', details: ['edition', 'newest'] },
  'rehearsal.platform-changed': { class: 'verdict', details: ['before', 'now'] },
  'rehearsal.card-changed': { class: 'verdict', details: ['platform'] },
  'rehearsal.policy-changed': { class: 'verdict', details: ['before', 'now'] },
  'rehearsal.lot-changed': { class: 'verdict', details: [] },
  'rehearsal.price-changed': { class: 'verdict', details: [] },
  'rehearsal.key-gone': { class: 'verdict', details: ['key'] },
  'rehearsal.key-renewed': { class: 'verdict', details: ['key'] },
  'rehearsal.certificate-nearer': { class: 'verdict', details: ['days', 'until'] },
  'rehearsal.certificate-over': { class: 'verdict', details: ['until'] },
  'rehearsal.authority-changed': { class: 'verdict', details: [] },
  'rehearsal.old': { class: 'verdict', details: ['days'] },
  'rehearsal.no-longer-holds': { class: 'verdict', details: ['count'] },
} as const satisfies CodeTable;

export type RehearsalCode = keyof typeof rehearsalCodes;
export const failRehearsal = failuresOf(rehearsalCodes);
