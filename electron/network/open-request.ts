import { request as plainRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { publicLookup } from './addresses.ts';
import type { Proxy } from './proxy.ts';

/** What one request needs beside its address. */
export type RequestParts = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array | null;
  readonly proxy: Proxy | null;
  /** Whether this machine and its neighbours may be asked. */
  readonly privateAddresses: boolean;
  readonly signal: AbortSignal;
};

/** The proxy did not open the way: its status, or why it was not reached. */
export class ProxyFailure extends Error {
  readonly status: number | null;
  constructor(status: number | null, reason: string) {
    super(reason);
    this.status = status;
  }
}

const requestTo = (url: URL) => (url.protocol === 'https:' ? secureRequest : plainRequest);
const portOf = (url: URL): string => (url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80');

const proxyHeaders = ({ credentials }: Proxy): Record<string, string> =>
  credentials === null
    ? {}
    : {
        'Proxy-Authorization': `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`,
      };

const reasonOf = (error: Error): string => ('code' in error ? String(error.code) : error.message);

/** A secure connection through the proxy (RFC 9110 section 9.3.6); the proxy sees the host's name and nothing more. */
const tunnel = (proxy: Proxy, target: URL, signal: AbortSignal): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const authority = `${target.hostname}:${portOf(target)}`;
    const headers = { Host: authority, ...proxyHeaders(proxy) };
    const asked = requestTo(proxy.url)(proxy.url, {
      method: 'CONNECT',
      path: authority,
      headers,
      signal,
      agent: false,
    });
    asked.on('connect', (answer: IncomingMessage, socket, head: Buffer) => {
      const { statusCode = 0 } = answer;
      if (statusCode !== 200 || head.length > 0) {
        socket.destroy();
        reject(new ProxyFailure(statusCode, `HTTP ${statusCode}`));
        return;
      }
      const secure = connectTls({ socket, servername: target.hostname, ALPNProtocols: ['http/1.1'] });
      secure.once('secureConnect', () => resolve(secure));
      secure.once('error', reject);
      signal.addEventListener('abort', () => secure.destroy(), { once: true });
    });
    // A proxy that knows no CONNECT answers as to any request.
    asked.on('response', (answer) => {
      asked.destroy();
      reject(new ProxyFailure(answer.statusCode ?? 0, `HTTP ${answer.statusCode ?? 0}`));
    });
    asked.on('error', (error) => reject(signal.aborted ? error : new ProxyFailure(null, reasonOf(error))));
    asked.end();
  });

/** The head of the answer; the body has not been read. Throws what the connection throws, and `ProxyFailure`. */
export const openRequest = async (
  url: URL,
  parts: RequestParts,
): Promise<{ readonly request: ClientRequest; readonly answer: IncomingMessage }> => {
  const { method, headers, body, proxy, signal } = parts;
  const shared: RequestOptions = {
    method,
    signal,
    agent: false,
    ...(parts.privateAddresses ? {} : { lookup: publicLookup }),
  };
  const secure = proxy !== null && url.protocol === 'https:' ? await tunnel(proxy, url, signal) : null;
  return new Promise((resolve, reject) => {
    let request: ClientRequest;
    if (secure !== null) request = secureRequest(url, { ...shared, headers, createConnection: () => secure });
    else if (proxy === null) request = requestTo(url)(url, { ...shared, headers });
    else {
      // The proxy was named by the user: it may stand anywhere.
      const { lookup: _, ...anywhere } = shared;
      const through = { ...headers, Host: url.host, ...proxyHeaders(proxy) };
      request = requestTo(proxy.url)(proxy.url, { ...anywhere, path: url.href, headers: through });
    }
    request.on('response', (answer) => {
      if (proxy !== null && answer.statusCode === 407) {
        request.destroy();
        reject(new ProxyFailure(407, 'HTTP 407'));
      } else resolve({ request, answer });
    });
    request.on('error', (error) =>
      reject(proxy !== null && secure === null && !signal.aborted ? new ProxyFailure(null, reasonOf(error)) : error),
    );
    request.end(body ?? undefined);
  });
};
