import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of several signatures over one content: adding, joining, parting and ordering them; and of waiting timestamps. */
export const severalCodes = {
  'signatures.unfit': { class: 'input', details: ['file', 'reason'] },
  'signatures.container-unfit': { class: 'input', details: ['file', 'reason'] },
  'signatures.over-other-content': { class: 'input', details: ['file', 'other'] },
  'signatures.forms-differ': { class: 'input', details: ['file', 'other'] },
  'signatures.not-comparable': { class: 'input', details: ['file', 'other'] },
  'signatures.single': { class: 'input', details: ['file'] },
  'signatures.signer-not-found': { class: 'input', details: ['signer', 'count'] },
  'signatures.signed-already': { class: 'input', details: ['subject', 'file'] },
  'signatures.order-unreadable': { class: 'input', details: ['file', 'reason'] },
  'signatures.order-next': { class: 'verdict', details: ['expected', 'subject'] },
  'signatures.order-outside': { class: 'verdict', details: ['subject'] },
  'signatures.order-complete': { class: 'verdict', details: ['count'] },
  'signatures.read-back-failed': { class: 'fault', details: ['file', 'reason'] },
  'queue.signature-gone': { class: 'input', details: ['file'] },
  'queue.signature-changed': { class: 'input', details: ['file'] },
} as const satisfies CodeTable;

export type SeveralCode = keyof typeof severalCodes;
export const failSeveral = failuresOf(severalCodes);
