import { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import type { Say } from './words.ts';

/** A page may say that it is as large as a field: what is drawn of it is never larger than this, and stretched. */
const mostPixels = 16_000_000;
/** CSS pixels in a point: PDF counts 72 of them to an inch, the screen 96. */
export const pixelsPerPoint = 96 / 72;

export type Size = { readonly width: number; readonly height: number };

/** One page in the row of pages: a place of the right size from the beginning, drawn while it is near. */
export type Sheet = {
  readonly number: number;
  readonly element: HTMLElement;
  /** In points; of the first page until this one was looked at. */
  size: Size;
  /** The scale it is drawn at; null: not drawn. */
  drawnAt: number | null;
};

export const createSheet = (number: number, pages: number, size: Size, say: Say): Sheet => {
  const element = document.createElement('div');
  element.className = 'sheet';
  element.dir = 'ltr';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', say('pdf.sheet', { page: number, pages }));
  return { number, element, size, drawnAt: null };
};

/** `scale`: CSS pixels to a point. */
export const placeSheet = ({ element, size }: Sheet, scale: number): void => {
  element.style.setProperty('--total-scale-factor', String(scale));
  element.style.inlineSize = `${Math.floor(size.width * scale)}px`;
  element.style.blockSize = `${Math.floor(size.height * scale)}px`;
};

export const eraseSheet = (sheet: Sheet): void => {
  for (const canvas of sheet.element.querySelectorAll('canvas')) {
    // A canvas that is only dropped keeps its memory until the collector comes.
    canvas.width = 0;
    canvas.height = 0;
  }
  sheet.element.replaceChildren();
  sheet.drawnAt = null;
};

const tell = (text: string, className: string): HTMLElement => {
  const told = document.createElement('p');
  told.className = className;
  told.textContent = text;
  return told;
};

const drawPicture = async (page: PDFPageProxy, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement> => {
  const { width, height } = page.getViewport({ scale });
  const wanted =
    window.devicePixelRatio * Math.min(1, Math.sqrt(mostPixels / (width * height)) / window.devicePixelRatio);
  const viewport = page.getViewport({ scale: scale * wanted });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  canvas.setAttribute('aria-hidden', 'true');
  const task = page.render({ canvas, viewport });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  await task.promise.finally(() => signal.removeEventListener('abort', cancel));
  return canvas;
};

/** The words over the picture, to be read out, chosen and copied; how many pieces there are. */
const layWords = async (page: PDFPageProxy, scale: number): Promise<{ layer: HTMLElement; pieces: number }> => {
  const layer = document.createElement('div');
  layer.className = 'words';
  const words = new TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true }),
    container: layer,
    viewport: page.getViewport({ scale }),
  });
  await words.render();
  return { layer, pieces: words.textContentItemsStr.filter((piece) => piece.trim() !== '').length };
};

/**
 * Draws one page at a scale (CSS pixels to a point) and lays its words over it. What was drawn before stays until the new
 * picture is there. Rejects when `signal` says so.
 */
export const drawSheet = async (
  sheet: Sheet,
  { document: pdf, scale, say, signal }: { document: PDFDocumentProxy; scale: number; say: Say; signal: AbortSignal },
): Promise<void> => {
  const page = await pdf.getPage(sheet.number);
  signal.throwIfAborted();
  const { width, height } = page.getViewport({ scale: 1 });
  sheet.size = { width, height };
  placeSheet(sheet, scale);
  try {
    const canvas = await drawPicture(page, scale, signal);
    signal.throwIfAborted();
    const { layer, pieces } = await layWords(page, scale);
    signal.throwIfAborted();
    eraseSheet(sheet);
    sheet.element.append(canvas, layer);
    if (pieces === 0) sheet.element.append(tell(say('pdf.no-words'), 'heard'));
  } catch (error) {
    if (signal.aborted) throw error;
    eraseSheet(sheet);
    sheet.element.append(tell(say('pdf.page-broken'), 'unseen'));
  }
  sheet.drawnAt = scale;
  page.cleanup();
};
