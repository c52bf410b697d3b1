import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of signatures that another program makes: giving out the data to sign, and taking the signatures in. */
export const elsewhereCodes = {
  'elsewhere.folder-not-empty': { class: 'input', details: ['folder'] },
  'elsewhere.not-a-signature': { class: 'input', details: ['file', 'reason'] },
  'elsewhere.content-differs': { class: 'verdict', details: ['file', 'algorithm', 'expected', 'found'] },
  'elsewhere.signature-fails': { class: 'verdict', details: ['file', 'failed'] },
  'elsewhere.container-wants-detached': { class: 'input', details: ['file', 'content'] },
  'elsewhere.two-for-one': { class: 'input', details: ['file', 'other', 'content'] },
} as const satisfies CodeTable;

export type ElsewhereCode = keyof typeof elsewhereCodes;
export const failElsewhere = failuresOf(elsewhereCodes);
