import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What can be refused or noticed about our own work on procedures. */
export const organiserCodes = {
  'organiser.unknown-stage': { class: 'input', details: ['stage'] },
  'organiser.unknown-reason': { class: 'input', details: ['reason'] },
  'organiser.unknown-person': { class: 'input', details: ['person'] },
  'organiser.reason-missing': { class: 'input', details: ['stage'] },
  'organiser.in-use': { class: 'input', details: ['entry', 'count'] },
  'organiser.unknown-note': { class: 'input', details: ['note'] },
  'organiser.unknown-tag': { class: 'input', details: ['tag'] },
  'organiser.unknown-view': { class: 'input', details: ['view'] },
  'organiser.nothing-to-undo': { class: 'input', details: [] },
  'organiser.same-procedure': { class: 'input', details: [] },
  'organiser.views-unreadable': { class: 'input', details: ['reason'] },
  'organiser.view-left-out': { class: 'input', details: ['view', 'reason'] },
  'organiser.view-person-unknown': { class: 'input', details: ['view', 'person'] },
  'organiser.view-entry-unknown': { class: 'input', details: ['view', 'entry'] },
  'organiser.too-many-rows': { class: 'input', details: ['limit'] },
  'organiser.too-many-days': { class: 'input', details: ['limit'] },
  'organiser.stuck': { class: 'input', details: ['count'] },
  'organiser.step-overdue': { class: 'input', details: ['step', 'on'] },
} as const satisfies CodeTable;

export type OrganiserCode = keyof typeof organiserCodes;
export const failOrganiser = failuresOf(organiserCodes);
