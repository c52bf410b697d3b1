import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

/** Why a power of attorney is not read, and what is to be said of one that is. */
export const authorityCodes = {
  'authority.not-a-power': { class: 'input', details: ['file', 'root'] },
  'authority.format-unknown': { class: 'input', details: ['file', 'format'] },
  'authority.field-missing': { class: 'input', details: ['file', 'field', 'line'] },
  'authority.field-unfit': { class: 'input', details: ['file', 'field', 'value', 'line'] },
  'authority.power-unknown': { class: 'input', details: ['power', 'powers'] },

  'authority.in-term': { class: 'verdict', details: ['from', 'until'] },
  'authority.not-yet': { class: 'verdict', details: ['from', 'day'] },
  'authority.expired': { class: 'verdict', details: ['until', 'day'] },
  'authority.ends-before-deadline': { class: 'verdict', details: ['until', 'deadline'] },
  'authority.ends-soon': { class: 'verdict', details: ['until', 'days'] },
  'authority.principal-ours': { class: 'verdict', details: ['principal'] },
  'authority.principal-other': { class: 'verdict', details: ['principal', 'inn', 'company'] },
  'authority.principal-unproved': { class: 'verdict', details: ['principal'] },
  'authority.representative-signs': { class: 'verdict', details: ['representative', 'by'] },
  'authority.representative-other': { class: 'verdict', details: ['representatives', 'signer'] },
  'authority.representative-by-name': { class: 'verdict', details: ['representative'] },
  'authority.signer-unknown': { class: 'verdict', details: ['representatives'] },
  'authority.power-given': { class: 'verdict', details: ['power'] },
  'authority.power-missing': { class: 'verdict', details: ['power'] },
  'authority.power-limited': { class: 'verdict', details: ['power', 'limits'] },
  'authority.powers-not-marked': { class: 'verdict', details: [] },
  'authority.powers-joint': { class: 'verdict', details: ['representatives'] },
  'authority.signed': { class: 'verdict', details: ['signer'] },
  'authority.signature-missing': { class: 'verdict', details: [] },
  'authority.signature-broken': { class: 'verdict', details: [] },
  'authority.signature-unproved': { class: 'verdict', details: ['conclusion'] },
  'authority.signature-other': { class: 'verdict', details: ['signer', 'principal'] },
  'authority.earlier-missing': { class: 'verdict', details: ['number'] },
  'authority.earlier-on-paper': { class: 'verdict', details: ['number'] },
  'authority.earlier-forbids': { class: 'verdict', details: ['number'] },
  'authority.earlier-expired': { class: 'verdict', details: ['number', 'until'] },
  'authority.earlier-differs': { class: 'verdict', details: ['number'] },
  'authority.earlier-lacks': { class: 'verdict', details: ['number', 'powers'] },
  'authority.outlives-earlier': { class: 'verdict', details: ['number', 'until'] },
  'authority.chain-holds': { class: 'verdict', details: ['count'] },
  'authority.revocation-not-provable': { class: 'verdict', details: ['number'] },
  'authority.irrevocable': { class: 'verdict', details: [] },
} as const satisfies CodeTable;

export type AuthorityCode = keyof typeof authorityCodes;
export const failAuthority = failuresOf(authorityCodes);
