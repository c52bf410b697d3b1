import { readCertificate } from '../certificate/certificate.ts';

/** DER of a certificate written in base64 with any spaces, also with PEM lines around; or why it is none. */
export const listedCertificate = (
  text: string,
): { readonly der: Uint8Array } | { readonly der: null; readonly reason: string } => {
  const body = text.replace(/-----(?:BEGIN|END) CERTIFICATE-----/g, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return { der: null, reason: 'base64' };
  const read = readCertificate(Uint8Array.from(Buffer.from(body, 'base64')));
  return read.ok ? { der: read.value.der } : { der: null, reason: String(read.error.details['reason']) };
};

/** Each once, in the order of first sight. */
export const distinct = (certificates: readonly Uint8Array[]): readonly Uint8Array[] => [
  ...new Map(certificates.map((der) => [Buffer.from(der).toString('base64'), der])).values(),
];
