import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What can be wrong with a record of reference data; `path` is the field's place in it. */
export const referenceCodes = {
  'reference.not-json': { class: 'input', details: ['file', 'reason'] },
  'reference.other-kind': { class: 'input', details: ['file', 'expected'] },
  'reference.newer-format': { class: 'input', details: ['file', 'version', 'known'] },
  'reference.field-missing': { class: 'input', details: ['path'] },
  'reference.field-unknown': { class: 'input', details: ['path'] },
  'reference.field-type': { class: 'input', details: ['path', 'expected'] },
  'reference.field-choice': { class: 'input', details: ['path', 'allowed'] },
  'reference.field-empty': { class: 'input', details: ['path'] },
  'reference.field-too-long': { class: 'input', details: ['path', 'limit'] },
  'reference.not-an-id': { class: 'input', details: ['path'] },
  'reference.not-a-day': { class: 'input', details: ['path'] },
  'reference.not-a-zone': { class: 'input', details: ['path'] },
  'reference.not-an-address': { class: 'input', details: ['path'] },
  'reference.not-an-oid': { class: 'input', details: ['path'] },
  'reference.not-a-number': { class: 'input', details: ['path'] },
  'reference.not-money': { class: 'input', details: ['path'] },
  'reference.number-range': { class: 'input', details: ['path', 'limit'] },
  'reference.no-source': { class: 'input', details: ['path'] },
  'reference.end-before-start': { class: 'input', details: ['path'] },
  'reference.twice': { class: 'input', details: ['path'] },
  'reference.hidden-characters': { class: 'input', details: ['path'] },
  'reference.would-overwrite': { class: 'input', details: ['id'] },
  'reference.shipped-stays': { class: 'input', details: ['id'] },
  'reference.in-use': { class: 'input', details: ['id'] },
  'date-rule.circular': { class: 'input', details: ['path', 'event'] },
  'reminders.levels-not-falling': { class: 'input', details: ['path'] },
} as const satisfies CodeTable;

export type ReferenceCode = keyof typeof referenceCodes;
export const failReference = failuresOf(referenceCodes);
