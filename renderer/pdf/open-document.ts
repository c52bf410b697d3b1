import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist';
import type { Threads } from './threads.ts';
import type { PdfWord } from './words.ts';

const pieceBytes = 256 * 1024;
/** As many of a file at once as the host gives. */
const mostBytesAtOnce = 4 * 1024 * 1024;
/** A small file can hold a picture that fills the memory: more is left out of the page. A3 at 600 dpi has 70 million. */
const mostImagePixels = 120_000_000;

/** Why a file's bytes do not come: it is another file by now, or nobody answers. The word for it is the error's cause. */
const refused = (word: PdfWord): Error => new Error('bytes refused', { cause: word });

type Piece = { readonly bytes: Uint8Array; readonly size: number };

const fetchPiece = async (address: string, from: number, to: number): Promise<Piece> => {
  const headers = { range: `bytes=${from}-${to - 1}` };
  const response = await fetch(address, { headers, credentials: 'omit', cache: 'no-store' });
  if (response.status !== 206) throw refused(response.status === 409 ? 'pdf.changed' : 'pdf.failed');
  const size = Number(response.headers.get('content-range')?.split('/')[1]);
  if (!Number.isSafeInteger(size)) throw refused('pdf.failed');
  return { bytes: new Uint8Array(await response.arrayBuffer()), size };
};

/** More than the host gives at once is asked for in turn, and handed over as one. */
const fetchRange = async (address: string, begin: number, end: number): Promise<Uint8Array> => {
  const whole = new Uint8Array(end - begin);
  for (let from = begin; from < end; from += mostBytesAtOnce) {
    const { bytes } = await fetchPiece(address, from, Math.min(end, from + mostBytesAtOnce));
    whole.set(bytes, from - begin);
  }
  return whole;
};

/** Pieces of the file as pdf.js asks for them. */
const transportOf = (address: string, first: Piece, fail: (error: unknown) => void): PDFDataRangeTransport => {
  const transport = new PDFDataRangeTransport(first.size, first.bytes);
  transport.requestDataRange = (begin, end) => {
    fetchRange(address, begin, end).then((bytes) => transport.onDataRange(begin, bytes), fail);
  };
  return transport;
};

/**
 * Opens the PDF whose bytes lie at `address`. Nothing in it runs: pdf.js draws it without its script engine, without the
 * forms that are programs (XFA), and follows no link; fonts and character maps are our own. Rejects with the
 * word for it as the cause, or with what pdf.js says; a PDF that wants a password is `PasswordException`.
 */
export const openDocument = async (
  address: string,
  { reader }: Threads,
  fail: (error: unknown) => void,
): Promise<PDFDocumentProxy> => {
  const first = await fetchPiece(address, 0, pieceBytes);
  return getDocument({
    range: transportOf(address, first, fail),
    rangeChunkSize: pieceBytes,
    worker: reader,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useWasm: false,
    maxImageSize: mostImagePixels,
    cMapUrl: new URL('/cmaps/', window.location.href).href,
    standardFontDataUrl: new URL('/fonts/', window.location.href).href,
    wasmUrl: new URL('/decoders/', window.location.href).href,
    verbosity: 0,
  }).promise;
};
