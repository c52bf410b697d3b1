import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** Refusals of templates and letters, and what a look at a template finds. `line` counts from 1. */
export const templateCodes = {
  'templates.unknown': { class: 'input', details: ['template'] },
  'templates.shipped': { class: 'input', details: ['template'] },
  'templates.not-filled': { class: 'input', details: ['fields', 'count'] },
  'templates.faulty': { class: 'input', details: ['line', 'fault'] },
  'templates.field-unknown': { class: 'verdict', details: ['field', 'line'] },
  'templates.field-empty': { class: 'verdict', details: ['field', 'line'] },
  'templates.field-broken': { class: 'verdict', details: ['line'] },
  'templates.block-unknown': { class: 'verdict', details: ['block', 'line'] },
  'templates.block-open': { class: 'verdict', details: ['block', 'line'] },
  'templates.block-stray': { class: 'verdict', details: ['block', 'line'] },
  'templates.nothing-said': { class: 'verdict', details: [] },
  'templates.letter-stale': { class: 'verdict', details: ['file', 'template'] },
} as const satisfies CodeTable;

export type TemplateCode = keyof typeof templateCodes;
export const failTemplate = failuresOf(templateCodes);
