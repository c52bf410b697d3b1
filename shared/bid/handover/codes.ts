import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** What stands against a bid that travels as one file, and what is said of it. */
export const handoverCodes = {
  'handover.not-one': { class: 'input', details: ['file'] },
  'handover.newer': { class: 'input', details: ['file', 'format'] },
  'handover.older': { class: 'input', details: ['file', 'format'] },
  'handover.damaged': { class: 'input', details: ['file', 'where', 'reason'] },
  'handover.cut-short': { class: 'input', details: ['file', 'offset'] },
  'handover.wrong-passphrase': { class: 'outside', details: ['file'] },
  'handover.passphrase-differs': { class: 'input', details: [] },
  'handover.passphrase-short': { class: 'input', details: ['least'] },
  'handover.key-needed': { class: 'input', details: ['file'] },
  'handover.other-procedure': { class: 'input', details: ['bid', 'here', 'there'] },
  'handover.waiting': { class: 'input', details: ['bid', 'from', 'at'] },
  'handover.nothing-waiting': { class: 'input', details: ['bid'] },
  'handover.conflicts-left': { class: 'verdict', details: ['fields'] },
  'handover.field-unknown': { class: 'input', details: ['field'] },
  'handover.changed-meanwhile': { class: 'outside', details: ['bid'] },
  'handover.document-missing': { class: 'outside', details: ['file'] },
  'handover.digest-differs': { class: 'verdict', details: ['role', 'person', 'at', 'locked', 'present'] },
  'handover.digest-same': { class: 'verdict', details: ['role', 'person', 'at', 'locked'] },
  'handover.no-common-state': { class: 'verdict', details: [] },
  'handover.frozen-left': { class: 'verdict', details: ['version'] },
  'handover.kept-own': { class: 'verdict', details: ['what'] },
  'handover.company-other': { class: 'verdict', details: ['came', 'here'] },
  'handover.policy-other': { class: 'verdict', details: ['came', 'here'] },
  'handover.renamed': { class: 'verdict', details: ['file', 'name'] },
} as const satisfies CodeTable;

export type HandoverCode = keyof typeof handoverCodes;
export const failHandover = failuresOf(handoverCodes);

/** Who works on a bid, in the order in which it usually passes. */
export const handoverRoles = ['preparer', 'checker', 'signer'] as const;
export type HandoverRole = (typeof handoverRoles)[number];
