import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What is wrong with an exported chain of acts; `line` counts from 1 in the file. */
export const evidenceCodes = {
  'evidence.not-a-chain': { class: 'input', details: ['file'] },
  'evidence.line-unreadable': { class: 'verdict', details: ['line'] },
  'evidence.line-changed': { class: 'verdict', details: ['line'] },
  'evidence.line-missing': { class: 'verdict', details: ['line', 'number', 'expected'] },
  'evidence.line-moved': { class: 'verdict', details: ['line', 'number'] },
  'evidence.cut-short': { class: 'verdict', details: ['line'] },
  'evidence.end-differs': { class: 'verdict', details: ['line'] },
  'evidence.after-end': { class: 'verdict', details: ['line'] },
  'evidence.head-differs': { class: 'verdict', details: ['head', 'expected'] },
  'evidence.time-went-back': { class: 'verdict', details: ['line', 'at', 'before'] },
  'evidence.damaged-here': { class: 'outside', details: ['number'] },
} as const satisfies CodeTable;

export type EvidenceCode = keyof typeof evidenceCodes;
export const failEvidence = failuresOf(evidenceCodes);
