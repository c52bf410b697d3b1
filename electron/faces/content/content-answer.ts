import { readPageFile } from '../page-files.ts';
import { askedContent, type ContentDesk } from './content-desk.ts';
import { contentHeaders, contentPage, pdfHeaders } from './content-page.ts';

/** A page is drawn from many small pieces: nobody needs more of a file at once. */
const mostBytesAtOnce = 4 * 1024 * 1024;

/** `target`: path and query as they were sent; `range`: the header of that name. */
export type ContentRequest = { readonly target: string; readonly range: string | null };

export type ContentReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
};

/** What a frame may show; all else is for the page in that frame and its threads. */
export const isFramed = (target: string): boolean => /^\/[\w-]{43}(?:\?|$)/.test(target);

const bytesAddress = /^\/([\w-]{43})\/bytes$/;

const rangeOf = (range: string | null, size: number): { readonly from: number; readonly to: number } | null => {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range ?? '') ?? [];
  const from = Number(first ?? Number.NaN);
  const to = Math.min(Number(last ?? Number.NaN) + 1, size);
  return to > from && to - from <= mostBytesAtOnce ? { from, to } : null;
};

/**
 * Answers the origin on which files are shown, the same for both faces: what a ticket names, the bytes of a PDF piece by
 * piece, and the built page that draws them. Text, pictures and names stand on a page without scripts.
 */
export const answerContent =
  (desk: ContentDesk, pdfFolder: string, framer: () => string) =>
  async ({ target, range }: ContentRequest): Promise<ContentReply> => {
    const strict = contentHeaders(framer());
    const headers = pdfHeaders(framer());
    const refusal = (status: number): ContentReply => ({
      status,
      headers: strict,
      type: 'text/plain; charset=utf-8',
      body: `${status}\n`,
    });
    const asked = askedContent(desk, target);
    if (asked !== null && asked.content.kind !== 'pdf')
      return {
        status: 200,
        headers: strict,
        type: 'text/html; charset=utf-8',
        body: contentPage(asked.content, asked.theme),
      };
    if (asked !== null) {
      const page = await readPageFile(pdfFolder, '/');
      return page === null ? refusal(404) : { status: 200, headers, type: page.type, body: page.bytes };
    }
    const [, ticket] = bytesAddress.exec(target) ?? [];
    if (ticket === undefined) {
      const file =
        isFramed(target) || target === '/' || target === '/index.html' ? null : await readPageFile(pdfFolder, target);
      return file === null ? refusal(404) : { status: 200, headers, type: file.type, body: file.bytes };
    }
    const content = desk.find(ticket);
    if (content?.kind !== 'pdf') return refusal(404);
    const piece = rangeOf(range, content.size);
    if (piece === null) return refusal(416);
    const bytes = await content.read(piece.from, piece.to);
    if (bytes === null) return refusal(409);
    const contentRange = `bytes ${piece.from}-${piece.to - 1}/${content.size}`;
    return {
      status: 206,
      headers: { ...headers, 'content-range': contentRange },
      type: 'application/octet-stream',
      body: bytes,
    };
  };
