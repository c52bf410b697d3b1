import { readFileSync } from 'node:fs';
import { run } from './openssl.ts';

/** Ink, 0 for paper to 255, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly ink: Uint8Array };
/** Where something was found, in pixels, and how like it is: 1 is the same. */
export type Found = { readonly left: number; readonly right: number; readonly likeness: number };

const dotsPerInch = 96;

/** The only page of a document, as Poppler draws it beside the file. */
export const drawnPage = (pdf: string): Picture => {
  const file = `${pdf}.pgm`;
  const drawn = run('pdftoppm', [['-gray', '-r', String(dotsPerInch)], ['-singlefile'], [pdf, pdf]]);
  if (drawn.status !== 0) throw new Error(`pdftoppm: ${drawn.stderr}`);
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (head === null) throw new Error('not a grey map');
  const ink = Uint8Array.from(bytes.subarray(head[0].length), (grey) => 255 - grey);
  return { width: Number(head[1]), height: Number(head[2]), ink };
};

const cut = (
  { width, ink }: Picture,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Picture => {
  const out = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1)
    out.set(ink.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return { width: right - left, height: bottom - top, ink: out };
};

const inked = ({ width, height, ink }: Picture, along: 'rows' | 'columns'): readonly boolean[] => {
  const found = Array.from({ length: along === 'rows' ? height : width }, () => false);
  for (let at = 0; at < ink.length; at += 1)
    if ((ink[at] ?? 0) > 60) found[along === 'rows' ? Math.floor(at / width) : at % width] = true;
  return found;
};

/** Lines of writing from top to bottom, without the margins; dots over a letter belong to its line. */
export const linesOf = (page: Picture): readonly Picture[] => {
  const lines: [number, number][] = [];
  for (const [y, isInked] of inked(page, 'rows').entries()) {
    if (!isInked) continue;
    const last = lines.at(-1);
    if (last !== undefined && y - last[1] <= 4) last[1] = y;
    else lines.push([y, y]);
  }
  const columns = inked(page, 'columns');
  const [left, right] = [columns.indexOf(true), columns.lastIndexOf(true)];
  return lines.map(([top, bottom]) =>
    cut(page, [
      Math.max(0, left - 3),
      Math.max(0, top - 3),
      Math.min(page.width, right + 4),
      Math.min(page.height, bottom + 4),
    ]),
  );
};

/** Without the paper around it. */
export const trimmed = (picture: Picture): Picture => {
  const [rows, columns] = [inked(picture, 'rows'), inked(picture, 'columns')];
  return cut(picture, [
    columns.indexOf(true),
    rows.indexOf(true),
    columns.lastIndexOf(true) + 1,
    rows.lastIndexOf(true) + 1,
  ]);
};

/** Softened, so that half a pixel's difference in place counts for little. */
const soft = ({ width, height, ink }: Picture): Float32Array => {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const [atX, atY] = [x + dx, y + dy];
          if (atX >= 0 && atX < width && atY >= 0 && atY < height) sum += ink[atY * width + atX] ?? 0;
        }
      out[y * width + x] = sum / 9;
    }
  return out;
};

type Softened = { readonly width: number; readonly height: number; readonly ink: Float32Array };
const softened = new WeakMap<Picture, Softened>();
const softOf = (picture: Picture): Softened => {
  const known = softened.get(picture);
  if (known !== undefined) return known;
  const { width, height } = picture;
  const made = { width, height, ink: soft(picture) };
  softened.set(picture, made);
  return made;
};

/** Normalised cross-correlation of the ink where the part is laid on the whole. */
const likenessAt = (whole: Softened, part: Softened, [left, top]: readonly [number, number]): number => {
  const { width, height } = part;
  const count = width * height;
  let [sum, squares, partSum, partSquares, product] = [0, 0, 0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    const row = (top + y) * whole.width + left;
    for (let x = 0; x < width; x += 1) {
      const value = whole.ink[row + x] ?? 0;
      const own = part.ink[y * width + x] ?? 0;
      sum += value;
      squares += value * value;
      partSum += own;
      partSquares += own * own;
      product += value * own;
    }
  }
  const power = (squares - (sum * sum) / count) * (partSquares - (partSum * partSum) / count);
  return power <= 0 ? 0 : (product - (sum * partSum) / count) / Math.sqrt(power);
};

/** Where in a line a picture is most likely drawn: looked for at every other pixel, then around the best one. */
export const bestPlace = (line: Picture, picture: Picture): Found => {
  const [whole, part] = [softOf(line), softOf(picture)];
  const [mostLeft, mostTop] = [whole.width - part.width, whole.height - part.height];
  let best = { left: 0, top: 0, likeness: 0 };
  const look = (left: number, top: number): void => {
    if (left < 0 || top < 0 || left > mostLeft || top > mostTop) return;
    const likeness = likenessAt(whole, part, [left, top]);
    if (likeness > best.likeness) best = { left, top, likeness };
  };
  for (let top = 0; top <= mostTop; top += 2) for (let left = 0; left <= mostLeft; left += 2) look(left, top);
  const { left, top } = best;
  for (let y = top - 1; y <= top + 1; y += 1) for (let x = left - 1; x <= left + 1; x += 1) look(x, y);
  return { left: best.left, right: best.left + part.width, likeness: best.likeness };
};
