import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of signing many files: the list that was reviewed, and what a file was when its turn came. */
export const batchCodes = {
  'batch.no-files': { class: 'input', details: [] },
  'batch.too-many-files': { class: 'input', details: ['limit'] },
  'batch.list-too-large': { class: 'input', details: ['file', 'size', 'limit'] },
  'batch.list-line': { class: 'input', details: ['file', 'line', 'path'] },
  'batch.review-unfit': { class: 'input', details: ['file', 'reason'] },
  'batch.review-changed': { class: 'input', details: ['file', 'batch'] },
  'batch.file-changed': { class: 'outside', details: ['file', 'expected', 'found'] },
  'batch.busy': { class: 'outside', details: ['batch', 'process'] },
} as const satisfies CodeTable;

export type BatchCode = keyof typeof batchCodes;
export const failBatch = failuresOf(batchCodes);
