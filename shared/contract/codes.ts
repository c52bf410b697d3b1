import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of the faces themselves: being let in, handing over a file, being asked for a password. */
export const faceCodes = {
  'face.not-admitted': { class: 'outside', details: [] },
  'face.gone': { class: 'outside', details: [] },
  'face.request-too-large': { class: 'input', details: ['size', 'limit'] },
  'face.port-taken': { class: 'outside', details: ['port'] },
  'face.handover-refused': { class: 'input', details: ['purpose'] },
  'secret.no-source': { class: 'input', details: [] },
  'secret.variable-unset': { class: 'input', details: ['variable'] },
  'secret.empty': { class: 'input', details: [] },
  'secret.too-long': { class: 'input', details: ['limit'] },
  'secret.not-answered': { class: 'outside', details: ['seconds'] },
  'consent.not-answered': { class: 'outside', details: ['seconds'] },
} as const satisfies CodeTable;

export type FaceCode = keyof typeof faceCodes;
export const failFace = failuresOf(faceCodes);
