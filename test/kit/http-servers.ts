import { createServer, request as askPlain, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Servers on 127.0.0.1 that live for one test. */

const listen = async (server: Server): Promise<number> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

type Listener = (...given: Parameters<RequestListener>) => unknown;
const listening =
  (listener: Listener): RequestListener =>
  (asked, answer) =>
    void listener(asked, answer);

/** A plain server; answers its address without a path. */
export const serveHttp = async (listener: Listener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listening(listener)))}`;

/** A secure server under a certificate of the test's own; its name is `localhost`. */
export const serveHttps = async (listener: RequestListener, key: string, cert: string): Promise<string> =>
  `https://localhost:${await listen(createSecureServer({ key, cert }, listener))}`;

/** Bytes under paths; any other is 404. */
export const files =
  (content: Readonly<Record<string, Uint8Array>>, type = 'application/octet-stream'): RequestListener =>
  (asked, answer) => {
    const body = content[asked.url ?? ''];
    if (body === undefined) answer.writeHead(404).end();
    else answer.writeHead(200, { 'Content-Type': type }).end(body);
  };

export const bodyOf = async (asked: IncomingMessage): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of asked as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Uint8Array.from(Buffer.concat(pieces));
};

export type Proxied = { readonly line: string; readonly authorization: string | null };

/** A proxy that keeps what it was asked, in the form in which it was asked. With `password` it demands Basic. */
export const serveProxy = async (
  demanded: { readonly user: string; readonly password: string } | null = null,
): Promise<{ readonly address: string; readonly asked: Proxied[] }> => {
  const asked: Proxied[] = [];
  const wanted =
    demanded === null ? null : `Basic ${Buffer.from(`${demanded.user}:${demanded.password}`).toString('base64')}`;
  const note = (incoming: IncomingMessage): boolean => {
    const authorization = incoming.headers['proxy-authorization'] ?? null;
    asked.push({ line: `${incoming.method ?? ''} ${incoming.url ?? ''}`, authorization });
    return wanted === null || authorization === wanted;
  };
  const server = createServer((incoming, answer) => {
    if (!note(incoming)) {
      answer.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="test"' }).end();
      return;
    }
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const onward = askPlain(incoming.url ?? '', { method: incoming.method, headers, agent: false }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    if (!note(incoming)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const port = Number((incoming.url ?? '').split(':').at(-1));
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { address: `http://127.0.0.1:${await listen(server)}`, asked };
};

/** A proxy that opens the way to nobody. */
export const serveClosedProxy = async (status: number): Promise<string> => {
  const server = createServer();
  server.on('connect', (_, socket: Socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
  return `http://127.0.0.1:${await listen(server)}`;
};
