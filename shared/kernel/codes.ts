import { failuresOf, type CodeTable } from './failure.ts';

/** Codes that belong to no single subject: files, callers, the workspace as a whole. */
export const kernelCodes = {
  'input.invalid': { class: 'input', details: ['path', 'reason'] },
  'usage.unknown-command': { class: 'input', details: ['command'] },
  'usage.missing-argument': { class: 'input', details: ['argument'] },
  'usage.bad-option': { class: 'input', details: ['option', 'reason'] },
  'file.not-found': { class: 'input', details: ['file'] },
  'file.unreadable': { class: 'input', details: ['file', 'reason'] },
  'file.not-a-file': { class: 'input', details: ['file'] },
  'file.too-large': { class: 'input', details: ['file', 'size', 'limit'] },
  'file.changed-while-read': { class: 'outside', details: ['file'] },
  'file.unwritable': { class: 'outside', details: ['file', 'reason'] },
  'file.exists': { class: 'input', details: ['file'] },
  'disk.full': { class: 'outside', details: ['folder'] },
  'workspace.locked': { class: 'outside', details: ['folder'] },
  'workspace.newer': { class: 'outside', details: ['folder', 'version', 'known'] },
  'workspace.damaged': { class: 'outside', details: ['folder', 'reason'] },
  'workspace.not-empty': { class: 'input', details: ['folder'] },
  'record.not-found': { class: 'input', details: ['kind', 'id'] },
  'call.cancelled': { class: 'outside', details: [] },
  'call.unknown-method': { class: 'fault', details: ['method'] },
  'call.refused-caller': { class: 'fault', details: ['reason'] },
  'program.fault': { class: 'fault', details: ['where'] },
} as const satisfies CodeTable;

export type KernelCode = keyof typeof kernelCodes;
export const failKernel = failuresOf(kernelCodes);
