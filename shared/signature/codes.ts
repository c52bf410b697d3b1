import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Codes of key files, the signing process, the judgement of a signer's certificate, signing and packing. */
export const signatureCodes = {
  'key-file.wrong-password': { class: 'outside', details: ['file'] },
  'key-file.not-a-key-file': { class: 'input', details: ['file'] },
  'key-file.no-key': { class: 'input', details: ['file', 'certificates'] },
  'key-file.key-without-certificate': { class: 'input', details: ['file'] },
  'key-file.unsupported-algorithm': { class: 'input', details: ['file', 'algorithm'] },
  'key-file.damaged': { class: 'input', details: ['file', 'reason'] },
  'key-file.too-costly': { class: 'input', details: ['file', 'what', 'count', 'limit'] },
  'key.several': { class: 'input', details: ['file', 'certificates'] },
  'key.unknown': { class: 'input', details: ['key', 'certificates'] },
  'key.algorithm-unfit': { class: 'input', details: ['key', 'algorithm'] },
  'key-process.not-started': { class: 'outside', details: ['reason'] },
  'key-process.crashed': { class: 'outside', details: ['exit'] },
  'key-process.timed-out': { class: 'outside', details: ['seconds'] },
  'key-process.closed': { class: 'outside', details: [] },

  'signer.expired': { class: 'verdict', details: ['notAfter', 'now'] },
  'signer.not-yet-valid': { class: 'verdict', details: ['notBefore', 'now'] },
  'signer.not-valid-at-deadline': { class: 'verdict', details: ['notBefore', 'notAfter', 'deadline'] },
  'signer.valid': { class: 'verdict', details: ['notBefore', 'notAfter'] },
  'signer.private-key-period-over': { class: 'verdict', details: ['notAfter', 'at'] },
  'signer.private-key-period-not-begun': { class: 'verdict', details: ['notBefore', 'at'] },
  'signer.key-usage-unfit': { class: 'verdict', details: ['keyUsage'] },
  'signer.is-an-authority': { class: 'verdict', details: ['subject'] },
  'signer.platform-attribute-missing': { class: 'verdict', details: ['platform', 'wanted'] },
  'signer.platform-attribute-present': { class: 'verdict', details: ['platform', 'found'] },
  'signer.inn-differs': { class: 'verdict', details: ['certificate', 'company'] },
  'signer.inn-absent': { class: 'verdict', details: ['company'] },
  'signer.ogrn-differs': { class: 'verdict', details: ['certificate', 'company'] },
  'signer.ogrn-absent': { class: 'verdict', details: ['company'] },
  'signer.weak-key': { class: 'verdict', details: ['algorithm', 'bits', 'minimum'] },
  'signer.weak-certificate-signature': { class: 'verdict', details: ['algorithm'] },
  'signer.not-qualified-algorithm': { class: 'verdict', details: ['algorithm'] },
  'signer.not-qualified-file-key': { class: 'verdict', details: [] },

  'signing.certificate-mismatch': { class: 'input', details: ['subject'] },
  'signing.certificate-unreadable': { class: 'input', details: ['reason'] },
  'signing.content-length-differs': { class: 'outside', details: ['file', 'expected', 'actual'] },
  'signing.digest-differs': { class: 'outside', details: ['file', 'expected', 'actual'] },
  'signing.read-back-failed': { class: 'fault', details: ['file', 'reason'] },

  'packing.no-files': { class: 'input', details: [] },
  'packing.name-reserved': { class: 'input', details: ['name'] },
  'packing.name-duplicate': { class: 'input', details: ['name', 'other'] },
  'packing.name-empty': { class: 'input', details: ['name'] },
  'packing.name-too-long': { class: 'input', details: ['name', 'limit'] },
  'packing.name-escapes': { class: 'input', details: ['name'] },
  'packing.name-invisible': { class: 'input', details: ['name'] },
  'packing.name-not-portable': { class: 'input', details: ['name'] },
  'packing.file-differs': { class: 'outside', details: ['name', 'expected', 'actual'] },
} as const satisfies CodeTable;

export type SignatureCode = keyof typeof signatureCodes;
export const failSignature = failuresOf(signatureCodes);
