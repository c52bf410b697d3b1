import { protocol, type Session } from 'electron';
import { answerContent } from '../faces/content/content-answer.ts';
import type { ContentDesk } from '../faces/content/content-desk.ts';
import { contentHeaders } from '../faces/content/content-page.ts';
import { pageHeaders } from '../faces/page-headers.ts';
import { readPageFile } from '../faces/page-files.ts';

const scheme = 'app';
export const appOrigin = `${scheme}://bundle`;
export const secretOrigin = `${scheme}://secret`;
/** What files hold, in a frame that the page cannot read. */
export const contentOrigin = `${scheme}://content`;

/** Before `ready`: makes `app:` a standard, secure scheme. It gets no way around the policy. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

/** Compared by its parts: `app://bundle.evil/` begins with our origin and is not ours. */
export const isFrom = (origin: string, url: string): boolean => {
  try {
    const { protocol: wanted, host } = new URL(origin);
    const asked = new URL(url);
    return asked.protocol === wanted && asked.host === host && asked.username === '' && asked.password === '';
  } catch {
    return false;
  }
};

type Served = { readonly status: number; readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> };
type Headers = Readonly<Record<string, string>>;

type Answer = (request: Request) => Promise<Response>;
type Page = { readonly origin: string; readonly folder: string; readonly headers: Headers };

const refusal = (status: number, headers: Headers): Response => new Response(null, { status, headers: { ...headers } });

const answerFrom =
  (page: Page, extra: (path: string) => Promise<Served | null>): Answer =>
  async (request) => {
    if (request.method !== 'GET') return refusal(405, page.headers);
    if (!isFrom(page.origin, request.url)) return refusal(403, page.headers);
    const path = new URL(request.url).pathname;
    const made = await extra(path);
    const file = await readPageFile(page.folder, path);
    const answer = made ?? (file && { status: 200, type: file.type, body: file.bytes });
    if (!answer) return refusal(404, page.headers);
    return new Response(answer.body, {
      status: answer.status,
      headers: { ...page.headers, 'content-type': answer.type },
    });
  };

/** Answers a session's requests for one origin with built files; `extra` answers what is no file. */
export const servePages = (
  session: Session,
  page: Page,
  extra: (path: string) => Promise<Served | null> = () => Promise.resolve(null),
): void => session.protocol.handle(scheme, answerFrom(page, extra));

const answerShown = (desk: ContentDesk, pdfFolder: string): Answer => {
  const answer = answerContent(desk, pdfFolder, () => appOrigin);
  return async (request) => {
    if (request.method !== 'GET') return refusal(405, contentHeaders(appOrigin));
    const { pathname, search } = new URL(request.url);
    const reply = await answer({ target: `${pathname}${search}`, range: request.headers.get('range') });
    return new Response(reply.body, {
      status: reply.status,
      headers: { ...reply.headers, 'content-type': reply.type },
    });
  };
};

/** The window's session: the page, and beside it, under another origin, what files hold. */
export const serveApp = (
  session: Session,
  folders: { readonly page: string; readonly pdf: string },
  content: ContentDesk,
): void => {
  const page = { origin: appOrigin, folder: folders.page, headers: pageHeaders(contentOrigin) };
  const answerPage = answerFrom(page, () => Promise.resolve(null));
  const answerFrame = answerShown(content, folders.pdf);
  session.protocol.handle(scheme, (request) =>
    isFrom(contentOrigin, request.url) ? answerFrame(request) : answerPage(request),
  );
};
