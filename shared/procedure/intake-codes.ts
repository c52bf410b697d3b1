import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What can be wrong with what people save and type themselves: platform answers, tables, pasted texts. */
export const intakeCodes = {
  'answer.platform-error': { class: 'input', details: ['error', 'message'] },
  'table.not-mapped': { class: 'input', details: ['columns', 'missing'] },
  'table.columns-guessed': { class: 'input', details: ['columns'] },
  'table.mapping-invalid': { class: 'input', details: ['reason'] },
  'table.no-header': { class: 'input', details: [] },
  'table.row-skipped': { class: 'input', details: ['row'] },
  'table.number-twice': { class: 'input', details: ['row', 'number'] },
  'table.number-cut': { class: 'input', details: ['row', 'number'] },
  'table.cell-unreadable': { class: 'input', details: ['row', 'column', 'text'] },
  'table.value-kept-by-program': { class: 'input', details: ['row', 'column'] },
  'table.cell-error': { class: 'input', details: ['row', 'column', 'text'] },
  'table.too-large': { class: 'input', details: ['what', 'limit'] },
  'table.damaged': { class: 'input', details: ['reason'] },
  'text.recognised': { class: 'input', details: ['field', 'value'] },
  'text.not-recognised': { class: 'input', details: ['field'] },
  'text.several': { class: 'input', details: ['field', 'taken', 'others'] },
} as const satisfies CodeTable;

export type IntakeCode = keyof typeof intakeCodes;
export const failIntake = failuresOf(intakeCodes);
