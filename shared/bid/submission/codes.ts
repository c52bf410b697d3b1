import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

export const submissionCodes = {
  'submission.not-packaged': { class: 'input', details: ['bid'] },
  'submission.package-changed': { class: 'outside', details: ['file', 'expected', 'found'] },
  'submission.package-gone': { class: 'outside', details: ['file'] },
  'submission.already': { class: 'input', details: ['bid', 'at'] },
  'submission.not-submitted': { class: 'input', details: ['bid'] },
  'submission.has-result': { class: 'input', details: ['bid', 'outcome'] },
  'submission.no-result': { class: 'input', details: ['bid'] },
  'submission.before-last': { class: 'input', details: ['at', 'last'] },
  'submission.in-future': { class: 'input', details: ['at', 'now'] },
  'submission.nothing-received': { class: 'input', details: [] },
  'submission.reason-missing': { class: 'input', details: ['reasons'] },
  'submission.protocol-empty': { class: 'input', details: ['file'] },
  'submission.protocol-too-large': { class: 'input', details: ['file', 'limit'] },
  'submission.reason-unknown': { class: 'input', details: ['reason', 'reasons'] },

  'submission.receipt-missing': { class: 'verdict', details: ['at', 'deadline'] },
  'submission.receipt-missing-late': { class: 'verdict', details: ['at'] },
  'submission.after-deadline': { class: 'verdict', details: ['at', 'deadline'] },
  'submission.withdrawn-open': { class: 'verdict', details: ['at', 'deadline'] },
  'submission.step-overdue': { class: 'verdict', details: ['step', 'at', 'article'] },
  'submission.step-unknown': { class: 'verdict', details: ['step', 'waits'] },
  'submission.newer-version': { class: 'verdict', details: ['submitted', 'version'] },
} as const satisfies CodeTable;

export type SubmissionCode = keyof typeof submissionCodes;
export const failSubmission = failuresOf(submissionCodes);
