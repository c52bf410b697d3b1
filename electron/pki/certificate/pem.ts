const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

/**
 * The DER inside a file: every PEM block (RFC 7468) whose label is among `labels`, in order, or the bytes themselves when
 * the file is not PEM. Whether they are what they claim is for the reader of the DER to say.
 */
export const derOf = (file: Uint8Array, labels: readonly string[]): readonly Uint8Array[] => {
  if (file[0] === 0x30) return [file];
  const text = Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1');
  const found = [...text.matchAll(block)].filter(([, label = '']) => labels.includes(label));
  return found.length === 0 ? [file] : found.map(([, , body = '']) => new Uint8Array(Buffer.from(body, 'base64')));
};

export const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'] as const;
export const crlLabels = ['X509 CRL', 'CRL'] as const;
/** RFC 6960 names no label; these are met. */
export const ocspLabels = ['OCSP RESPONSE', 'OCSP'] as const;
