import type { ShownContent } from '../../steps/context.ts';
import { askedContent, type ContentDesk } from '../content/content-desk.ts';
import { contentHeaders, contentPage } from '../content/content-page.ts';
import { factsOf, refusesHost } from './caller.ts';
import { listen, send, sendRefusal, stopListening } from './http.ts';

export type ContentListener = {
  readonly origin: string;
  readonly show: (content: ShownContent) => string;
  readonly close: () => Promise<void>;
};

/**
 * The server of what files hold, on its own port and therefore its own origin. It answers a frame alone: no page can
 * fetch from it, and without the ticket there is nothing.
 */
export const openContentListener = async (desk: ContentDesk, framer: () => string): Promise<ContentListener> => {
  const listening = await listen((request, response) => {
    const caller = factsOf(request);
    const headers = contentHeaders(framer());
    const isFrame =
      (caller.fetchDestination === undefined || caller.fetchDestination === 'iframe') &&
      (caller.fetchMode === undefined || caller.fetchMode === 'navigate');
    if (request.method !== 'GET') return sendRefusal(response, 405, headers);
    if (refusesHost(listening, caller) !== null || !isFrame) return sendRefusal(response, 403, headers);
    const asked = askedContent(desk, request.url ?? '/');
    if (asked === null) return sendRefusal(response, 404, headers);
    return send(response, 200, headers, 'text/html; charset=utf-8', contentPage(asked.content, asked.theme));
  }, 0);
  return {
    origin: listening.origin,
    show: (content) => `${listening.origin}/${desk.keep(content)}`,
    close: () => stopListening(listening),
  };
};
