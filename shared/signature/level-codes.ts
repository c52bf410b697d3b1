import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of raising a signature to CAdES-BASELINE-LT and LTA (ETSI EN 319 122-1 clause 6): what is missing for it. */
export const levelCodes = {
  'level.timestamp-missing': { class: 'input', details: ['signer'] },
  'level.timestamp-unreadable': { class: 'input', details: ['signer', 'reason'] },
  'level.timestamp-unsound': { class: 'verdict', details: ['signer', 'reason'] },
  'level.signer-unknown': { class: 'input', details: ['signer'] },
  'level.signature-wrong': { class: 'verdict', details: ['signer'] },
  'level.content-needed': { class: 'input', details: ['file'] },
  'level.content-differs': { class: 'input', details: ['file', 'content'] },
  'level.material-unreadable': { class: 'input', details: ['file', 'reason'] },
  'level.issuer-missing': { class: 'input', details: ['certificate', 'issuer'] },
  'level.chain-unfit': { class: 'verdict', details: ['certificate', 'time', 'reason'] },
  'level.revocation-missing': { class: 'input', details: ['certificate', 'issuer'] },
  'level.revocation-not-current': { class: 'input', details: ['certificate', 'issuer', 'time', 'from', 'until'] },
  'level.revocation-older': { class: 'input', details: ['certificate', 'from', 'time'] },
  'level.revocation-too-large': { class: 'input', details: ['bytes', 'limit'] },
  'level.revoked': { class: 'verdict', details: ['certificate', 'since'] },
  'level.revoked-later': { class: 'verdict', details: ['certificate', 'since', 'time'] },
  'level.renew-before': { class: 'verdict', details: ['time'] },
  'level.reached-lower': { class: 'outside', details: ['wanted', 'reached'] },
  'level.archive-after-packing': { class: 'input', details: ['name'] },
  'level.old-archive': { class: 'input', details: ['signer', 'attribute'] },
} as const satisfies CodeTable;

export type LevelCode = keyof typeof levelCodes;
export const failLevel = failuresOf(levelCodes);
