import type { IncomingMessage } from 'node:http';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failNetwork, type NetworkCode } from '#shared/signature/network-codes.ts';
import { httpAddress, isPrivateHost, PrivateAddress, shownAddress } from './addresses.ts';
import { openRequest, ProxyFailure } from './open-request.ts';
import { noProxy, type Proxy, type ProxyRule } from './proxy.ts';

/** The same for every kind of act. */
export type ExchangeOptions = {
  /** For the whole exchange, redirects included, in milliseconds. */
  readonly timeout: number;
  readonly maxBytes: number;
  readonly proxies?: ProxyRule;
  /**
   * Whether this machine and the networks around it may be asked. An address that the user typed may stand anywhere;
   * one that a stranger's certificate names must not make this machine knock at its neighbours' doors. Behind a proxy
   * names are the proxy's to resolve, and only addresses that are private as written are refused.
   */
  readonly privateAddresses: boolean;
  readonly signal?: AbortSignal;
  /** Told what time the server has as it answers, in milliseconds, where it says so. */
  readonly heardTime?: (host: string, theirs: number) => void;
};

export type Question = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
  /** How often a GET may be sent elsewhere; a POST never is. */
  readonly redirects?: number;
};

export type Reply = {
  readonly body: Uint8Array;
  /** Media type in lower case without parameters; '' where none was named. */
  readonly type: string;
  /** Where the body came from in the end. */
  readonly address: string;
};

type Exchanged = Outcome<Reply, NetworkCode | KernelCode>;

const reasonOf = (error: Error): string => ('code' in error ? String(error.code) : error.message);
const proxyText = (proxy: Proxy): string => proxy.url.host;

const bodyOf = async (answer: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> => {
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > maxBytes) return null;
    pieces.push(piece);
  }
  return Uint8Array.from(Buffer.concat(pieces));
};

/**
 * What time it is where the answer comes from: its `Date` (RFC 9110 section 6.6.1), and what it lay in caches since (`Age`,
 * RFC 9111 section 5.1). Null where the server names none that can be read.
 */
export const timeOfAnswer = ({ headers }: Pick<IncomingMessage, 'headers'>): number | null => {
  const { date, age } = headers;
  const written = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/.test(date ?? '') ? Date.parse(date ?? '') : NaN;
  if (Number.isNaN(written)) return null;
  return /^\d{1,9}$/.test(age ?? '') ? written + Number(age) * 1_000 : written;
};

/** Where a redirect leads, or null where it must not be followed: no weaker scheme, no name or password. */
const nextAddress = (answer: IncomingMessage, from: URL): URL | null => {
  const { location } = answer.headers;
  if (location === undefined || !URL.canParse(location, from.href)) return null;
  const next = httpAddress(new URL(location, from).href);
  return next === null || (from.protocol === 'https:' && next.protocol === 'http:') ? null : next;
};

const redirecting: readonly (number | undefined)[] = [301, 302, 303, 307, 308];

/**
 * Asks one address and answers the whole body of a 200. No cookie, no name of this program, no kept connection. Refuses
 * with `network.*`, or `call.cancelled`.
 */
export const exchange = async (address: string, question: Question, options: ExchangeOptions): Promise<Exchanged> => {
  const first = httpAddress(address);
  if (first === null) return failNetwork('network.address-unfit', { address: address.slice(0, 200) });
  const deadline = AbortSignal.timeout(options.timeout);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const most = question.method === 'GET' ? (question.redirects ?? 0) : 0;
  const shown = shownAddress(first);

  let url = first;
  let proxy: Proxy | null = null;
  try {
    for (let hops = 0; ; hops += 1) {
      if (!options.privateAddresses && isPrivateHost(url))
        return failNetwork('network.address-private', { address: shownAddress(url) });
      signal.throwIfAborted();
      proxy = (options.proxies ?? noProxy)(url);
      const { headers, method, body = null } = question;
      const { privateAddresses } = options;
      const { answer, request } = await openRequest(url, { method, headers, body, proxy, privateAddresses, signal });
      const { statusCode = 0 } = answer;
      const theirs = timeOfAnswer(answer);
      if (theirs !== null) options.heardTime?.(url.host, theirs);
      if (redirecting.includes(statusCode) && most > 0) {
        request.destroy();
        if (hops === most) return failNetwork('network.too-many-redirects', { address: shown, limit: most });
        const next = nextAddress(answer, url);
        const target = (answer.headers.location ?? '').slice(0, 200);
        if (next === null) return failNetwork('network.redirect-refused', { address: shown, target });
        url = next;
        continue;
      }
      if (statusCode !== 200) {
        request.destroy();
        return failNetwork('network.status', { address: shown, status: statusCode });
      }
      const encoding = answer.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') {
        request.destroy();
        return failNetwork('network.not-an-answer', { address: shown, reason: `Content-Encoding: ${encoding}` });
      }
      const whole = await bodyOf(answer, options.maxBytes);
      if (whole === null) {
        request.destroy();
        return failNetwork('network.too-large', { address: shown, limit: options.maxBytes });
      }
      const type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      return ok({ body: whole, type, address: shownAddress(url) });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (options.signal?.aborted === true) return failKernel('call.cancelled');
    if (deadline.aborted) return failNetwork('network.timed-out', { address: shown, seconds: options.timeout / 1000 });
    if (error instanceof PrivateAddress) return failNetwork('network.address-private', { address: shownAddress(url) });
    if (error instanceof ProxyFailure && proxy !== null) {
      if (error.status === 407) return failNetwork('network.proxy-password', { proxy: proxyText(proxy) });
      if (error.status !== null)
        return failNetwork('network.proxy-refused', { proxy: proxyText(proxy), status: error.status });
      return failNetwork('network.proxy-unreachable', { proxy: proxyText(proxy), reason: error.message });
    }
    return failNetwork('network.unreachable', { address: shown, reason: reasonOf(error) });
  }
};
