/** Signature levels, in the words of ETSI EN 319 122-1 clause 6.1, weakest first. */
export const signatureLevels = [
  'CAdES-BASELINE-B',
  'CAdES-BASELINE-T',
  'CAdES-BASELINE-LT',
  'CAdES-BASELINE-LTA',
] as const;
export type SignatureLevel = (typeof signatureLevels)[number];

/** Containers, in the words of ETSI EN 319 162-1. */
export const containerForms = ['ASiC-S', 'ASiC-E'] as const;
export type ContainerForm = (typeof containerForms)[number];

/** Where the content is: beside the signature, or inside it (RFC 5652 section 5.2, eContent). */
export const signaturePackagings = ['detached', 'attached'] as const;
export type SignaturePackaging = (typeof signaturePackagings)[number];

/** How the bytes of a signature are written: binary, or RFC 7468 text with the label `CMS`. */
export const signatureEncodings = ['DER', 'PEM'] as const;
export type SignatureEncoding = (typeof signatureEncodings)[number];
