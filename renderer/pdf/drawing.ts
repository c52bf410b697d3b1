import type { PDFDocumentProxy } from 'pdfjs-dist';
import { drawSheet, eraseSheet, type Sheet } from './sheet.ts';
import type { Say } from './words.ts';

/** A page that takes longer is hostile or hopeless. */
export const longestDrawing = 20_000;

/** Draws what is near, one page at a time, the page in view first; what is far is let go. */
export type Drawing = {
  /** `nearest` first. */
  readonly want: (nearest: readonly Sheet[], scale: number) => void;
  readonly stop: () => void;
};

export type DrawingParts = {
  readonly document: PDFDocumentProxy;
  readonly say: Say;
  /** After a page took its place, which may be of another size than was thought. */
  readonly onDrawn: () => void;
  readonly onSlow: (sheet: Sheet) => void;
};

export const createDrawing = ({ document, say, onDrawn, onSlow }: DrawingParts): Drawing => {
  let wanted: readonly Sheet[] = [];
  let scale = 1;
  let drawn: readonly Sheet[] = [];
  let current: { readonly sheet: Sheet; readonly scale: number; readonly controller: AbortController } | null = null;
  let isOver = false;

  const next = (): void => {
    if (isOver || current !== null) return;
    const sheet = wanted.find(({ drawnAt }) => drawnAt !== scale);
    if (sheet === undefined) return;
    const controller = new AbortController();
    current = { sheet, scale, controller };
    const slow = setTimeout(() => {
      isOver = true;
      controller.abort();
      onSlow(sheet);
    }, longestDrawing);
    drawSheet(sheet, { document, scale, say, signal: controller.signal })
      .then(
        () => onDrawn(),
        // Only what was given up rejects: a page that cannot be drawn says so in its place.
        () => undefined,
      )
      .finally(() => {
        clearTimeout(slow);
        current = null;
        drawn = [...drawn.filter((one) => one !== sheet), sheet];
        next();
      });
  };

  return {
    want: (nearest, at) => {
      wanted = nearest;
      scale = at;
      for (const sheet of drawn.filter((one) => !nearest.includes(one))) eraseSheet(sheet);
      drawn = drawn.filter((one) => nearest.includes(one));
      if (current !== null && (current.scale !== at || !nearest.includes(current.sheet))) current.controller.abort();
      next();
    },
    stop: () => {
      isOver = true;
      current?.controller.abort();
    },
  };
};
