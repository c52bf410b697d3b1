import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { NetworkCode } from '#shared/signature/network-codes.ts';
import { exchange, type ExchangeOptions, type Reply } from './exchange.ts';

const mostRedirects = 5;

/** Media types of what certificates point to (RFC 5280 4.2.1.13, 4.2.2.1; RFC 2585); servers often name others. */
const accepts = {
  crl: 'application/pkix-crl, */*;q=0.5',
  issuer: 'application/pkix-cert, application/pkcs7-mime, */*;q=0.5',
} as const;

/** Fetches a revocation list or an issuer's certificates. What came is judged by its bytes, not by its media type. */
export const download = (
  address: string,
  kind: keyof typeof accepts,
  options: ExchangeOptions,
): Promise<Outcome<Reply, NetworkCode | KernelCode>> =>
  exchange(address, { method: 'GET', headers: { Accept: accepts[kind] }, redirects: mostRedirects }, options);
