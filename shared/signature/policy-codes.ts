import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What a procedure's signature policy says of a signature that is about to be made. */
export const policyCodes = {
  'policy.level-too-low': { class: 'input', details: ['policy', 'planned', 'wanted'] },
  'policy.format-differs': { class: 'input', details: ['policy', 'planned', 'wanted'] },
  'policy.placement-differs': { class: 'input', details: ['policy', 'planned', 'wanted'] },
  'policy.not-qualified': { class: 'input', details: ['policy'] },
  'policy.qualified-unknown': { class: 'verdict', details: ['policy'] },
  'policy.signers-wanted': { class: 'verdict', details: ['policy', 'signers'] },
  'policy.met': { class: 'verdict', details: ['policy'] },
  'policy.scope-differs': { class: 'input', details: ['policy', 'planned', 'wanted'] },
  'policy.scope-form': { class: 'verdict', details: ['policy'] },
  'policy.file-unsigned': { class: 'verdict', details: ['policy', 'file'] },
  'policy.whole-unsigned': { class: 'verdict', details: ['policy'] },
  'policy.signed-level': { class: 'verdict', details: ['policy', 'file', 'level', 'wanted'] },
  'policy.signed-format': { class: 'verdict', details: ['policy', 'file', 'format', 'wanted'] },
  'policy.signed-broken': { class: 'verdict', details: ['policy', 'file'] },
  'policy.signers-missing': { class: 'verdict', details: ['policy', 'file', 'signers', 'next'] },
  'policy.signers-order': { class: 'verdict', details: ['policy', 'file', 'signer', 'before'] },
  'policy.turn-early': { class: 'verdict', details: ['policy', 'signer', 'next'] },
  'policy.turn-outside': { class: 'verdict', details: ['policy', 'signer', 'next'] },
  'policy.turn-none': { class: 'verdict', details: ['policy', 'signer'] },
  'policy.signed-met': { class: 'verdict', details: ['policy', 'count'] },
} as const satisfies CodeTable;

export type PolicyCode = keyof typeof policyCodes;
export const failPolicy = failuresOf(policyCodes);
