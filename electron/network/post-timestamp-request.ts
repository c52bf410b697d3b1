import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { NetworkCode } from '#shared/signature/network-codes.ts';
import { failTimestamp, type TimestampCode } from '#shared/signature/timestamp-codes.ts';
import { httpAddress } from './addresses.ts';
import { exchange } from './exchange.ts';
import type { ProxyRule } from './proxy.ts';

export type PostOptions = {
  /** For the whole exchange, in milliseconds. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly proxies?: ProxyRule;
  readonly signal?: AbortSignal;
};

type Posted = Outcome<Uint8Array, TimestampCode | NetworkCode | KernelCode>;

export { httpAddress as timestampAddress };

/**
 * Posts a timestamp request (RFC 3161 section 3.4) and answers the body of the reply as it came. The user named the
 * service, so it may stand anywhere. Refuses with `timestamp.*`, with `network.proxy-*` where the proxy refused, or
 * `call.cancelled`.
 */
export const postTimestampRequest = async (
  address: string,
  body: Uint8Array,
  options: PostOptions,
): Promise<Posted> => {
  if (httpAddress(address) === null) return failTimestamp('timestamp.address-unfit', { address });
  const headers = {
    'Content-Type': 'application/timestamp-query',
    'Content-Length': body.length,
    Accept: 'application/timestamp-reply',
  };
  const asked = await exchange(address, { method: 'POST', headers, body }, { ...options, privateAddresses: true });
  if (asked.ok) {
    const { type } = asked.value;
    if (type === 'application/timestamp-reply') return ok(asked.value.body);
    return failTimestamp('timestamp.not-an-answer', { address, reason: type === '' ? 'Content-Type' : type });
  }
  const { code, details } = asked.error;
  if (code === 'network.unreachable')
    return failTimestamp('timestamp.unreachable', { address, reason: details['reason'] ?? null });
  if (code === 'network.timed-out')
    return failTimestamp('timestamp.timed-out', { address, seconds: details['seconds'] ?? null });
  if (code === 'network.too-large')
    return failTimestamp('timestamp.too-large', { address, limit: details['limit'] ?? null });
  if (code === 'network.status')
    return failTimestamp('timestamp.not-an-answer', { address, reason: `HTTP ${String(details['status'])}` });
  return code === 'network.not-an-answer'
    ? failTimestamp('timestamp.not-an-answer', { address, reason: details['reason'] ?? null })
    : asked;
};
