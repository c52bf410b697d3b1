import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Sealing: what stands against encrypting a file to a recipient, and what a sealed file turns out to be. */
export const sealCodes = {
  'seal.no-recipient': { class: 'input', details: ['file'] },
  'seal.recipient-key': { class: 'input', details: ['recipient', 'algorithm'] },
  'seal.recipient-usage': { class: 'input', details: ['recipient', 'usage'] },
  'seal.recipient-expired': { class: 'input', details: ['recipient', 'notAfter'] },
  'seal.recipient-not-yet': { class: 'input', details: ['recipient', 'notBefore'] },
  'seal.recipient-twice': { class: 'input', details: ['recipient'] },
  'seal.recipient-revoked': { class: 'verdict', details: ['recipient'] },
  'seal.recipient-not-proved': { class: 'verdict', details: ['recipient'] },
  'seal.recipient-revocation-unknown': { class: 'verdict', details: ['recipient'] },
  'seal.not-signed': { class: 'verdict', details: ['file'] },
  'seal.signature-failed': { class: 'verdict', details: ['file', 'reason'] },
  'seal.without-content': { class: 'verdict', details: ['file'] },
  'seal.not-packaged': { class: 'input', details: ['bid'] },
  'seal.source-changed': { class: 'outside', details: ['file'] },
  'seal.not-written-right': { class: 'outside', details: ['file'] },
  'unseal.not-sealed': { class: 'input', details: ['file', 'reason', 'offset'] },
  'unseal.cipher': { class: 'input', details: ['file', 'algorithm'] },
  'unseal.not-for-key': { class: 'input', details: ['file', 'certificates'] },
  'unseal.way-unknown': { class: 'input', details: ['file', 'algorithm'] },
  'unseal.key-unfit': { class: 'outside', details: ['key', 'place'] },
  'unseal.wrong-key': { class: 'outside', details: ['file'] },
  'unseal.changed': { class: 'verdict', details: ['file'] },
  'unseal.no-integrity': { class: 'verdict', details: ['file'] },
} as const satisfies CodeTable;

export type SealCode = keyof typeof sealCodes;
export const failSeal = failuresOf(sealCodes);

/** `gcm`: CMS AuthEnvelopedData (RFC 5083, RFC 5084), where the reader can; `cbc`: EnvelopedData (RFC 5652) for older ones. */
export const sealCiphers = ['gcm', 'cbc'] as const;
export type SealCipher = (typeof sealCiphers)[number];
