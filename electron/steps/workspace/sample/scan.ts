import { crc32, deflateSync } from 'node:zlib';

/** An A4 page at 75 dots to the inch: enough to look at, and small in the vault. */
const width = 620;
const height = 877;
const [paper, ink, stamp] = [0xf7, 0x38, 0x7d];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A stroke where a word of a line would be: its length follows from its place, so that every scan is the same. */
const isWord = (x: number, line: number): boolean => {
  const word = Math.floor((x - 70) / 46);
  return (x - 70) % 46 < 22 + ((word * 7 + line * 11) % 20);
};

const shadeAt = (x: number, y: number): number => {
  const away = Math.hypot(x - 430, y - 700);
  if (Math.abs(away - 66) < 2.5 || Math.abs(away - 50) < 1) return stamp;
  const isBorder = Math.abs(x - 310) > 280 || Math.abs(y - 438) > 408;
  if (isBorder) return Math.abs(x - 310) < 284 && Math.abs(y - 438) < 412 ? stamp : paper;
  if (y >= 110 && y < 126) return x >= 190 && x < 430 ? ink : paper;
  const line = Math.floor((y - 190) / 28);
  const isLine = line >= 0 && line < 14 && (y - 190) % 28 < 7;
  return isLine && x >= 70 && x < 550 - (line % 4 === 3 ? 210 : 0) && isWord(x, line) ? ink : paper;
};

/** A page as a scanner gives it, strokes where words would be and a round stamp: a picture in eight-bit grey (PNG). */
export const sampleScan = (): Buffer => {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = shadeAt(x, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
