/** Where the content is: beside the signature, or inside it (RFC 5652 section 5.2, eContent). */
export type SignaturePackaging = 'detached' | 'attached';

/** How the bytes of a signature are written: binary, or RFC 7468 text with the label `CMS`. */
export type SignatureEncoding = 'DER' | 'PEM';
