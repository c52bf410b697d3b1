/** Where the content is: beside the signature, or inside it (RFC 5652 section 5.2, eContent). */
export type SignaturePackaging = 'detached' | 'attached';

/** How the bytes of a signature are written: binary, RFC 7468 text with the label `CMS`, or that text without labels. */
export type SignatureEncoding = 'DER' | 'PEM' | 'base64';

/** As the contract and the command line spell the encodings. */
export const signatureEncodings = { der: 'DER', pem: 'PEM', base64: 'base64' } as const satisfies Readonly<
  Record<string, SignatureEncoding>
>;
