import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failFace } from '#shared/contract/codes.ts';
import { ok } from '#shared/kernel/result.ts';

/** The only interface there is; `localhost` may be resolved to something else. */
const loopbackInterface = '127.0.0.1';

export type Listening = { readonly server: Server; readonly host: string; readonly origin: string };

/** Listens on 127.0.0.1; port 0 lets the system choose. Rejects when the port is taken. */
export const listen = (handle: RequestListener, port: number): Promise<Listening> =>
  new Promise((settle, reject) => {
    // A large file may take long to hand over; headers may not.
    const server = createServer({ headersTimeout: 10_000, requestTimeout: 3_600_000, keepAliveTimeout: 5_000 }, handle);
    server.once('error', reject);
    server.listen(port, loopbackInterface, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('listening without a port');
      const host = `${loopbackInterface}:${address.port}`;
      settle({ server, host, origin: `http://${host}` });
    });
  });

export const stopListening = ({ server }: Listening): Promise<void> =>
  new Promise((settle) => {
    server.close(() => settle());
    server.closeAllConnections();
  });

export type Headers = Readonly<Record<string, string>>;

export const send = (
  response: ServerResponse,
  status: number,
  headers: Headers,
  type: string,
  body: string | Uint8Array,
): void => {
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

export const sendJson = (response: ServerResponse, status: number, headers: Headers, value: unknown): void =>
  send(response, status, headers, 'application/json; charset=utf-8', JSON.stringify(value));

/** A refusal before anybody is known says nothing but its number. */
export const sendRefusal = (response: ServerResponse, status: number, headers: Headers): void =>
  send(response, status, headers, 'text/plain; charset=utf-8', `${status}\n`);

/** Reads at most `limit` bytes; more is refused as soon as it is announced or seen. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Outcome<Buffer>> => {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return failFace('face.request-too-large', { size: announced, limit });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return failFace('face.request-too-large', { size, limit });
    parts.push(part);
  }
  return ok(Buffer.concat(parts));
};
