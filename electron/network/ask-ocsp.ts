import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { NetworkCode } from '#shared/signature/network-codes.ts';
import { exchange, type ExchangeOptions, type Reply } from './exchange.ts';

const accept = 'application/ocsp-response';

/** RFC 6960 appendix A.1: shorter requests may be asked with GET, which caches on the way can answer. */
const longestGet = 255;

const getAddress = (address: string, request: Uint8Array): string =>
  `${address.replace(/\/$/, '')}/${encodeURIComponent(Buffer.from(request).toString('base64'))}`;

/**
 * Asks a responder (RFC 6960 appendix A) and answers its body as it came; what it says is for `pki/revocation` to judge.
 * `method` GET is only used for a request short enough.
 */
export const askOcsp = (
  address: string,
  request: Uint8Array,
  method: 'GET' | 'POST',
  options: ExchangeOptions,
): Promise<Outcome<Reply, NetworkCode | KernelCode>> => {
  if (method === 'GET' && getAddress(address, request).length <= longestGet)
    return exchange(getAddress(address, request), { method, headers: { Accept: accept }, redirects: 3 }, options);
  const headers = { 'Content-Type': 'application/ocsp-request', 'Content-Length': request.length, Accept: accept };
  return exchange(address, { method: 'POST', headers, body: request }, options);
};
