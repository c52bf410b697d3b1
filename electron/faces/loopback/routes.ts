import type { IncomingMessage, ServerResponse } from 'node:http';
import { handOverPurposes } from '#shared/contract/answer.ts';
import { failFace } from '#shared/contract/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Logger } from '../../log/logger.ts';
import type { FileHandles } from '../../steps/context.ts';
import type { Dispatch } from '../dispatch.ts';
import { readPageFile } from '../page-files.ts';
import { pageHeaders } from '../page-headers.ts';
import type { Admission } from './admission.ts';
import { factsOf, refusesOrigin, refusesReader, type CallerFacts, type Own } from './caller.ts';
import type { EventHub } from './event-hub.ts';
import { readBody, send, sendJson, sendRefusal, type Headers } from './http.ts';
import { incomingName } from './incoming-name.ts';
import type { Incoming } from './incoming.ts';

/** A call carries ids and figures; files go their own way. */
export const largestCall = 8 * 1024 * 1024;

export type RouteParts = {
  readonly own: () => Own;
  readonly pageFolder: string;
  /** Where what files hold is shown: the one origin that the page may frame. */
  readonly contentOrigin: string;
  readonly admission: Admission;
  readonly dispatch: Dispatch<CallerFacts>;
  readonly events: EventHub;
  readonly incoming: Incoming;
  readonly files: FileHandles;
  readonly log: Logger;
};

/** Who may call at all, as the registration wrapper asks it: our own page, with the bearer it was given. */
export const refusesCaller = (own: Own, admission: Admission, caller: CallerFacts): string | null =>
  refusesOrigin(own, caller) ?? (admission.isBearer(caller.authorization) ? null : 'unknown bearer');

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json(?:; *charset=utf-8)?$/i.test(request.headers['content-type'] ?? '');

const readJson = async (request: IncomingMessage): Promise<Outcome<unknown>> => {
  const body = await readBody(request, largestCall);
  if (!body.ok) return body;
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.value)));
  } catch {
    return failKernel('input.invalid', { path: 'request', reason: 'not JSON in UTF-8' });
  }
};

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

type Route = (request: IncomingMessage, response: ServerResponse, caller: CallerFacts) => Promise<void>;

/** Everything that acts. All but `session` ask for the bearer before a byte of the body is read. */
const postRoutes = (parts: RouteParts, headers: Headers): Readonly<Record<string, Route>> => ({
  '/rpc/session': async (request, response) => {
    const asked = await readJson(request);
    const bearer = asked.ok ? parts.admission.admit(fieldOf(asked.value, 'ticket')) : null;
    if (bearer === null) return sendRefusal(response, 401, headers);
    return sendJson(response, 200, headers, { bearer });
  },
  '/rpc/call': async (request, response, caller) => {
    const asked = await readJson(request);
    const answer = asked.ok ? await parts.dispatch.call(caller, asked.value) : asked;
    return sendJson(response, 200, headers, answer);
  },
  '/rpc/cancel': async (request, response, caller) => {
    const asked = await readJson(request);
    const answer = asked.ok ? parts.dispatch.cancel(caller, fieldOf(asked.value, 'callId')) : asked;
    return sendJson(response, 200, headers, answer);
  },
  '/rpc/events': async (_request, response) => parts.events.open(response, headers),
  '/rpc/upload': async (request, response) => {
    const purpose = String(request.headers['x-purpose'] ?? '');
    const name = incomingName(request.headers['x-file-name']?.toString());
    if (!(handOverPurposes as readonly string[]).includes(purpose))
      return sendJson(response, 200, headers, failFace('face.handover-refused', { purpose }));
    if (name === null)
      return sendJson(response, 200, headers, failKernel('input.invalid', { path: 'x-file-name', reason: 'unusable' }));
    const kept = await parts.incoming.keep(name, request, purpose === 'signature' ? 'kept' : 'passing');
    return sendJson(response, 200, headers, kept.ok ? await parts.files.take(kept.value) : kept);
  },
});

/** One request: method, host, origin, bearer, kind of content, in this order; the first that is wrong ends it. */
export const createRoutes = (
  parts: RouteParts,
): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  const headers = pageHeaders(parts.contentOrigin);
  const routes = postRoutes(parts, headers);
  return async (request, response) => {
    const caller = factsOf(request);
    const path = request.url ?? '/';
    const refusal = (status: number, reason: string): void => {
      parts.log.warn('loopback.refused', { reason, status });
      // The rest of a body that nobody will read must not be waited for.
      response.shouldKeepAlive = false;
      sendRefusal(response, status, headers);
    };

    if (request.method === 'GET') {
      const reason = refusesReader(parts.own(), caller);
      if (reason !== null) return refusal(403, reason);
      const file = await readPageFile(parts.pageFolder, path);
      return file ? send(response, 200, headers, file.type, file.bytes) : sendRefusal(response, 404, headers);
    }
    if (request.method !== 'POST') return refusal(405, 'method');
    const reason = refusesOrigin(parts.own(), caller);
    if (reason !== null) return refusal(403, reason);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) return refusal(404, 'path');
    if (path !== '/rpc/session' && !parts.admission.isBearer(caller.authorization))
      return refusal(401, 'unknown bearer');
    if (path !== '/rpc/upload' && !isJson(request)) return refusal(415, 'content type');
    return route(request, response, caller);
  };
};
