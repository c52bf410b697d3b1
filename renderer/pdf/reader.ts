import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createDrawing, longestDrawing } from './drawing.ts';
import { scaleOf, stepFrom, type Zoom } from './scales.ts';
import { createSheet, placeSheet, type Sheet } from './sheet.ts';
import type { Say } from './words.ts';

/** A person reads here, and places for a million pages would stop the page itself. */
const mostPages = 2_000;
/** The margin of `.sheets` on both sides, and the seam of a scroll bar that comes and goes. */
const margin = 16;

export type Reader = {
  readonly pages: number;
  readonly page: () => number;
  readonly scale: () => number;
  readonly zoom: () => Zoom;
  readonly goTo: (page: number) => void;
  readonly zoomTo: (zoom: Zoom) => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly stop: () => void;
};

export type ReaderParts = {
  readonly document: PDFDocumentProxy;
  /** The place that scrolls. */
  readonly place: HTMLElement;
  readonly say: Say;
  readonly tell: (text: string) => void;
  readonly onMoved: (reader: Reader) => void;
  readonly onSlow: () => void;
};

/** Lays the pages in a row, draws those in view and beside it, and knows which one is read. */
export const createReader = async ({
  document: pdf,
  place,
  say,
  tell,
  onMoved,
  onSlow,
}: ReaderParts): Promise<Reader> => {
  const pages = Math.min(pdf.numPages, mostPages);
  if (pages < pdf.numPages) tell(say('pdf.first', { pages, all: pdf.numPages }));
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const sheets = Array.from({ length: pages }, (_, index) => createSheet(index + 1, pages, { width, height }, say));
  place.replaceChildren(...sheets.map(({ element }) => element));

  let zoom: Zoom = 'width';
  let scale = 1;
  let page = 1;

  const drawing = createDrawing({
    document: pdf,
    say,
    onDrawn: () => look(),
    onSlow: (sheet) => {
      tell(say('pdf.slow', { page: sheet.number, seconds: longestDrawing / 1000 }));
      onSlow();
    },
  });

  const sheetAt = (top: number): number => {
    let [low, high] = [0, sheets.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((sheets[middle]?.element.offsetTop ?? 0) <= top) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  /** Which page is read, and which are to be drawn: those in view, then the one after and the one before. */
  const look = (): void => {
    const { scrollTop, clientHeight } = place;
    const first = sheetAt(scrollTop);
    const last = sheetAt(scrollTop + clientHeight);
    page = sheetAt(scrollTop + clientHeight / 3) + 1;
    const inView = sheets.slice(first, last + 1);
    const beside = [sheets[last + 1], sheets[first - 1]].filter((sheet): sheet is Sheet => sheet !== undefined);
    drawing.want([...inView, ...beside], scale);
    onMoved(reader);
  };

  const room = (): { readonly width: number; readonly height: number } => ({
    width: Math.max(place.clientWidth - 2 * margin, 50),
    height: Math.max(place.clientHeight - 2 * margin, 50),
  });

  /** Sizes follow the zoom, and what was read stays where it was. */
  const lay = (): void => {
    const sheet = sheets[page - 1];
    if (sheet === undefined) return;
    const wanted = scaleOf(zoom, sheet.size, room());
    const offset =
      sheet.element.offsetHeight === 0 ? 0 : (place.scrollTop - sheet.element.offsetTop) / sheet.element.offsetHeight;
    if (wanted !== scale) {
      scale = wanted;
      for (const one of sheets) placeSheet(one, scale);
      place.scrollTop = sheet.element.offsetTop + offset * sheet.element.offsetHeight;
    }
    look();
  };

  const reader: Reader = {
    pages,
    page: () => page,
    scale: () => scale,
    zoom: () => zoom,
    goTo: (wanted) => {
      const sheet = sheets[Math.min(Math.max(wanted, 1), pages) - 1];
      if (sheet !== undefined) place.scrollTop = Math.max(0, sheet.element.offsetTop - margin / 2);
      look();
    },
    zoomTo: (wanted) => {
      zoom = wanted;
      lay();
    },
    zoomBy: (direction) => {
      zoom = stepFrom(scale, direction);
      lay();
    },
    stop: drawing.stop,
  };
  place.addEventListener('scroll', look, { passive: true });
  new ResizeObserver(() => lay()).observe(place);
  for (const one of sheets) placeSheet(one, scale);
  lay();
  return reader;
};
