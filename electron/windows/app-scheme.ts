import { protocol, type Session } from 'electron';
import { pageHeaders } from '../faces/page-headers.ts';
import { readPageFile } from '../faces/page-files.ts';

const scheme = 'app';
export const appOrigin = `${scheme}://bundle`;
export const secretOrigin = `${scheme}://secret`;

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

/** Answers a session's requests for one origin with built files; `extra` answers what is no file. */
export const servePages = (
  session: Session,
  page: { readonly origin: string; readonly folder: string; readonly headers: Headers },
  extra: (path: string) => Promise<Served | null> = () => Promise.resolve(null),
): void =>
  session.protocol.handle(scheme, async (request) => {
    const refuse = (status: number) => new Response(null, { status, headers: { ...page.headers } });
    if (request.method !== 'GET') return refuse(405);
    if (!isFrom(page.origin, request.url)) return refuse(403);
    const path = new URL(request.url).pathname;
    const made = await extra(path);
    const file = await readPageFile(page.folder, path);
    const answer = made ?? (file && { status: 200, type: file.type, body: file.bytes });
    if (!answer) return refuse(404);
    return new Response(answer.body, {
      status: answer.status,
      headers: { ...page.headers, 'content-type': answer.type },
    });
  });

export const serveApp = (session: Session, folder: string): void =>
  servePages(session, { origin: appOrigin, folder, headers: pageHeaders });
