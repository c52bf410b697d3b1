import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** What is said of trust anchors, trust lists, revocation lists and kept certificates when they come in or are used. */
export const trustCodes = {
  'trust.not-recognised': { class: 'input', details: ['file'] },
  'trust.anchor-added': { class: 'verdict', details: ['certificate'] },
  'trust.anchor-not-self-signed': { class: 'verdict', details: ['certificate', 'issuer'] },
  'trust.anchor-expired': { class: 'verdict', details: ['certificate', 'until'] },
  'trust.list-imported': { class: 'verdict', details: ['list', 'services', 'certificates'] },
  'trust.list-signature-valid': { class: 'verdict', details: ['list', 'signer'] },
  'trust.list-signature-wrong': { class: 'input', details: ['file', 'reason'] },
  'trust.list-unsigned': { class: 'verdict', details: ['list'] },
  'trust.list-signature-unchecked': { class: 'verdict', details: ['list', 'reason'] },
  'trust.list-signer-unnamed': { class: 'verdict', details: ['list', 'signer'] },
  'trust.list-stale': { class: 'verdict', details: ['list', 'until'] },
  'trust.list-older': { class: 'input', details: ['list', 'number', 'known'] },
  'trust.list-left-out': { class: 'verdict', details: ['name', 'reason'] },
  'trust.list-more-left-out': { class: 'verdict', details: ['count'] },
  'trust.crl-imported': { class: 'verdict', details: ['issuer', 'entries', 'from', 'until'] },
  'trust.crl-signature-wrong': { class: 'input', details: ['file', 'issuer'] },
  'trust.crl-issuer-unknown': { class: 'verdict', details: ['issuer'] },
  'trust.crl-algorithm-unknown': { class: 'verdict', details: ['issuer', 'algorithm'] },
  'trust.crl-stale': { class: 'verdict', details: ['issuer', 'until'] },
  'trust.authority-accredited': { class: 'verdict', details: ['authority', 'since', 'list'] },
  'trust.authority-not-accredited': { class: 'verdict', details: ['authority', 'status', 'since', 'list'] },
  'trust.authority-unlisted': { class: 'verdict', details: ['authority', 'lists'] },
  'trust.certificate-kept': { class: 'verdict', details: ['certificate'] },
} as const satisfies CodeTable;

export type TrustCode = keyof typeof trustCodes;
export const failTrust = failuresOf(trustCodes);
