import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What can be wrong with a notice. The place of a finding names file, line, byte offset and JSON path. */
export const procedureCodes = {
  'notice.empty': { class: 'input', details: [] },
  'notice.not-recognised': { class: 'input', details: [] },
  'notice.format-differs': { class: 'input', details: ['expected'] },
  'notice.not-json': { class: 'input', details: ['reason'] },
  'notice.truncated': { class: 'input', details: [] },
  'notice.encoding-read': { class: 'input', details: ['encoding'] },
  'notice.encoding-broken': { class: 'input', details: ['encoding'] },
  'notice.too-deep': { class: 'input', details: ['limit'] },
  'notice.record-too-large': { class: 'input', details: ['limit'] },
  'notice.too-many': { class: 'input', details: ['limit'] },
  'notice.duplicate-field': { class: 'input', details: ['field'] },
  'notice.no-procedures': { class: 'input', details: [] },
  'notice.linked-release': { class: 'input', details: [] },
  'notice.missing-field': { class: 'input', details: ['field'] },
  'notice.wrong-type': { class: 'input', details: ['field', 'expected'] },
  'notice.date-without-zone': { class: 'input', details: ['field', 'text'] },
  'notice.date-unreadable': { class: 'input', details: ['field', 'text'] },
  'notice.amount-without-currency': { class: 'input', details: ['field', 'amount'] },
  'notice.amount-without-number': { class: 'input', details: ['field'] },
  'notice.amount-unreadable': { class: 'input', details: ['field', 'text'] },
  'notice.hidden-characters': { class: 'input', details: ['field'] },
  'notice.not-a-notice': { class: 'input', details: ['document'] },
  'notice.date-without-time': { class: 'input', details: ['field', 'text'] },
  'notice.zone-assumed': { class: 'input', details: ['field', 'text', 'zone'] },
  'notice.local-time-skipped': { class: 'input', details: ['field', 'text', 'zone'] },
  'notice.local-time-twice': { class: 'input', details: ['field', 'text', 'zone'] },
  'notice.offsets-differ': { class: 'input', details: ['field', 'text'] },
  'notice.lots-end-apart': { class: 'input', details: ['first', 'last'] },
  'notice.no-earlier-edition': { class: 'input', details: ['sourceId'] },
  'notice.lot-cancelled': { class: 'input', details: ['lot'] },
  'notice.number-invalid': { class: 'input', details: ['field', 'text'] },
  'notice.more-findings': { class: 'input', details: ['count'] },
  'procedure.edition-added': { class: 'input', details: ['sourceId', 'edition'] },
  'procedure.edition-earlier': { class: 'input', details: ['sourceId', 'edition'] },
  'procedure.documents-waiting': { class: 'input', details: ['count', 'sourceId'] },
  'procedure.waiting-applied': { class: 'input', details: ['sourceId', 'count'] },
} as const satisfies CodeTable;

export type ProcedureCode = keyof typeof procedureCodes;
export const failProcedure = failuresOf(procedureCodes);
