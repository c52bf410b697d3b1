import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What can be wrong with a paper of the company, by itself and for one bid. `day` and the like are `YYYY-MM-DD`. */
export const paperCodes = {
  'paper.ends-before-issue': { class: 'input', details: ['path'] },
  'paper.rule-unknown': { class: 'input', details: ['rule', 'rules'] },
  'paper.kind-used': { class: 'input', details: ['kind', 'count'] },
  'paper.no-file': { class: 'input', details: ['paper'] },
  'paper.file-gone': { class: 'outside', details: ['paper', 'file'] },
  'paper.other-company': { class: 'input', details: ['paper', 'company'] },
  'paper.not-in-bid': { class: 'input', details: ['document', 'paper'] },

  'paper.ended': { class: 'verdict', details: ['paper', 'lastDay', 'needed', 'need'] },
  'paper.too-old': { class: 'verdict', details: ['paper', 'issued', 'earliest', 'needed', 'need'] },
  'paper.two-readings': { class: 'verdict', details: ['paper', 'lastDay', 'laterDay', 'needed'] },
  'paper.ends-before-signing': { class: 'verdict', details: ['paper', 'lastDay', 'needed'] },
  'paper.ends-soon': { class: 'verdict', details: ['paper', 'lastDay'] },
  'paper.end-unknown': { class: 'verdict', details: ['paper'] },
  'paper.issue-unknown': { class: 'verdict', details: ['paper'] },
  'paper.newer-there': { class: 'verdict', details: ['paper', 'issued', 'newer', 'newerIssued'] },
  'paper.good': { class: 'verdict', details: ['count'] },
} as const satisfies CodeTable;

export type PaperCode = keyof typeof paperCodes;
export const failPaper = failuresOf(paperCodes);
