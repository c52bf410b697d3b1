import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUtf8 } from 'node:buffer';
import type { Language } from '#shared/kernel/language.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import type { Logger } from '../../log/logger.ts';
import { readPageFile } from '../page-files.ts';
import { secretPageHeaders as headers } from '../page-headers.ts';
import { longestSecret, type Asked, type ShowQuestion } from '../secret/desk.ts';
import { secretWords } from '../secret/words.ts';
import { newSecret, sameSecret } from './admission.ts';
import { factsOf, refusesOrigin, refusesSecretReader } from './caller.ts';
import { listen, readBody, send, sendJson, sendRefusal, stopListening } from './http.ts';

export type SecretListener = { readonly show: ShowQuestion; readonly close: () => Promise<void> };

/**
 * The password page's own server, on its own port and therefore its own origin: the workstation's page may open it, and
 * can neither read nor answer it. A ticket belongs to one question and dies with it. Two acts: answer, cancel.
 */
export const openSecretListener = async (parts: {
  readonly pageFolder: string;
  readonly language: () => Promise<Language>;
  readonly random: RandomBytes;
  readonly log: Logger;
}): Promise<SecretListener> => {
  const waiting = new Map<string, Asked>();

  const askedBy = (authorization: string | undefined): Asked | null => {
    const ticket = /^Ticket ([\w-]{43})$/.exec(authorization ?? '')?.[1];
    if (ticket === undefined) return null;
    const known = [...waiting.keys()].find((each) => sameSecret(each, ticket));
    return known === undefined ? null : (waiting.get(known) ?? null);
  };

  const act = async (path: string, asked: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (path === '/question') {
      sendJson(response, 200, headers, await secretWords(asked.asks, await parts.language()));
    } else if (path === '/answer') {
      const body = await readBody(request, longestSecret);
      if (!body.ok || !isUtf8(body.value)) return sendRefusal(response, 413, headers);
      const secret = new Uint8Array(body.value);
      body.value.fill(0);
      sendJson(response, 200, headers, asked.submit(secret));
    } else if (path === '/cancel') {
      asked.cancel();
      sendJson(response, 200, headers, { ok: true, value: null });
    } else sendRefusal(response, 404, headers);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const caller = factsOf(request);
    const own = { host: listening.host, origin: listening.origin };
    const path = request.url ?? '/';
    if (request.method === 'GET') {
      if (refusesSecretReader(own, caller) !== null) return sendRefusal(response, 403, headers);
      const file = await readPageFile(parts.pageFolder, path);
      return file ? send(response, 200, headers, file.type, file.bytes) : sendRefusal(response, 404, headers);
    }
    if (request.method !== 'POST') return sendRefusal(response, 405, headers);
    const reason = refusesOrigin(own, caller);
    if (reason !== null) {
      parts.log.warn('secret.refused-caller', { reason });
      return sendRefusal(response, 403, headers);
    }
    const asked = askedBy(caller.authorization);
    return asked ? act(path, asked, request, response) : sendRefusal(response, 401, headers);
  };

  const listening = await listen((request, response) => {
    handle(request, response).catch((thrown: unknown) => {
      parts.log.fault('secret-listener', thrown);
      response.destroy();
    });
  }, 0);

  return {
    show: (asked) => {
      const ticket = newSecret(parts.random);
      waiting.set(ticket, asked);
      return { url: `${listening.origin}/#${ticket}`, dismiss: () => waiting.delete(ticket) };
    },
    close: () => stopListening(listening),
  };
};
