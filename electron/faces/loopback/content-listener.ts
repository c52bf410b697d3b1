import type { ShownContent } from '../../steps/context.ts';
import { answerContent, isFramed } from '../content/content-answer.ts';
import type { ContentDesk } from '../content/content-desk.ts';
import { contentHeaders } from '../content/content-page.ts';
import { factsOf, refusesHost, refusesReader, type CallerFacts } from './caller.ts';
import { listen, send, sendRefusal, stopListening } from './http.ts';

export type ContentListener = {
  readonly origin: string;
  readonly show: (content: ShownContent) => string;
  readonly close: () => Promise<void>;
};

const isFrame = ({ fetchDestination, fetchMode }: CallerFacts): boolean =>
  (fetchDestination === undefined || fetchDestination === 'iframe') &&
  (fetchMode === undefined || fetchMode === 'navigate');

/** Scripts, fonts and the bytes of a PDF, for the page in the frame and its threads; never as a page. */
const isPart = ({ fetchDestination, fetchMode }: CallerFacts): boolean =>
  fetchMode !== 'navigate' && fetchDestination !== 'document' && fetchDestination !== 'iframe';

/**
 * The server of what files hold, on its own port and therefore its own origin. What a file holds is answered to a frame
 * alone, its parts to that frame's own page: no other page can fetch from it, and without the ticket there is nothing.
 */
export const openContentListener = async (
  desk: ContentDesk,
  pdfFolder: string,
  framer: () => string,
): Promise<ContentListener> => {
  const answer = answerContent(desk, pdfFolder, framer);
  const listening = await listen((request, response) => {
    const caller = factsOf(request);
    const headers = contentHeaders(framer());
    if (request.method !== 'GET') return sendRefusal(response, 405, headers);
    const target = request.url ?? '/';
    const isRefused = isFramed(target)
      ? refusesHost(listening, caller) !== null || !isFrame(caller)
      : refusesReader(listening, caller) !== null || !isPart(caller);
    if (isRefused) return sendRefusal(response, 403, headers);
    answer({ target, range: request.headers.range ?? null }).then(
      (reply) => send(response, reply.status, reply.headers, reply.type, reply.body),
      () => response.destroy(),
    );
  }, 0);
  return {
    origin: listening.origin,
    show: (content) => `${listening.origin}/${desk.keep(content)}`,
    close: () => stopListening(listening),
  };
};
