import type { WorkstationEvent } from '#shared/contract/events.ts';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** What came back, read whole. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

export type Sent = {
  readonly method?: string;
  /** As written: nothing is normalised on the way, as a hostile client would have it. */
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
};

const open = (origin: string, sent: Sent): Promise<IncomingMessage> =>
  new Promise((settle, reject) => {
    const { hostname, port } = new URL(origin);
    const outgoing = request(
      { hostname, port, method: sent.method ?? 'POST', path: sent.path ?? '/', headers: sent.headers ?? {} },
      settle,
    );
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });

/** One request with exactly these headers; `host` is the server's own unless named. */
export const sendTo = async (origin: string, sent: Sent): Promise<Reply> => {
  const response = await open(origin, sent);
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') };
};

/** The headers of our own page's script. */
export const asOurPage = (origin: string, bearer?: string): OutgoingHttpHeaders => ({
  origin,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
});

/** Changes the ticket in an address for a bearer. */
export const enter = async (address: string): Promise<{ readonly origin: string; readonly bearer: string }> => {
  const { origin, hash } = new URL(address);
  const ticket = new URLSearchParams(hash.slice(1)).get('ticket');
  const body = JSON.stringify({ ticket });
  const reply = await sendTo(origin, { path: '/rpc/session', headers: asOurPage(origin), body });
  if (reply.status !== 200) throw new Error(`not admitted: ${reply.status}`);
  return { origin, bearer: (JSON.parse(reply.text) as { bearer: string }).bearer };
};

/** Follows the host's events until `stop`. */
export const followEvents = async (
  origin: string,
  bearer: string,
  tell: (event: WorkstationEvent) => void,
): Promise<{ readonly stop: () => void }> => {
  const response = await open(origin, { path: '/rpc/events', headers: asOurPage(origin, bearer), body: '{}' });
  let rest = '';
  response.setEncoding('utf8');
  response.on('error', () => {});
  response.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') tell(JSON.parse(line) as WorkstationEvent);
  });
  return { stop: () => response.destroy() };
};
