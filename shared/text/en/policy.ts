/** Signature policies: what a procedure demands, and what was planned. */
export const policy = {
  'policy.level-too-low': '“{{policy}}” demands level {{wanted}}; the signature would be made at {{planned}}.',
  'policy.level-too-low.hint': 'Choose the higher level, or raise the signature before submitting.',
  'policy.format-differs': '“{{policy}}” demands the format {{wanted}}; {{planned}} would be made.',
  'policy.format-differs.hint': 'Sign the files themselves in that format, or mend the policy.',
  'policy.placement-differs': '“{{policy}}” demands a signature that is {{wanted}}; this one would be {{planned}}.',
  'policy.placement-differs.hint': 'Choose the other form before signing.',
  'policy.not-qualified': '“{{policy}}” demands a qualified signature; this key does not make one.',
  'policy.not-qualified.hint': 'Sign with a key on a certified token.',
  'policy.qualified-unknown':
    '“{{policy}}” demands a qualified signature; whether this key makes one is not known before it is opened.',
  'policy.qualified-unknown.hint': 'Sign with a key on a certified token whose certificate says so.',
  'policy.signers-wanted': '“{{policy}}” wants several signatures, in this order: {{signers}}.',
  'policy.signers-wanted.hint': '',
  'policy.met': 'What is planned meets “{{policy}}”.',
  'policy.met.hint': '',
  'help.policies': 'List your signature policies.',
  'help.policies-save': 'Keep a signature policy from a file.',
  'help.policies-remove': 'Remove a signature policy.',
  'help.policies-judge': 'Say whether a signature would meet the policy of a bid.',
  'policies.none': 'You keep no signature policies; the platforms’ cards are judged by.',
  'policies.no-policy': 'Nothing is known of what this procedure demands of signatures.',
} as const;
