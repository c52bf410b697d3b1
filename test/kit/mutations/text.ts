import { changedBytes, type Dice } from './random.ts';

type Span = { readonly start: number; readonly end: number };

/** What a document in text is made of: elements with their content, attributes, or objects of a PDF. */
const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));

const within = (text: string, { start, end }: Span): string => text.slice(start, end);
const put = (text: string, { start, end }: Span, by: string): string => text.slice(0, start) + by + text.slice(end);

const xmlParts = /<([\w:]+)[^<>]*>(?:[^<>]|<(?!\/\1>)[^<>]*>)*<\/\1>|<[^<>]*\/>|\s[\w:]+="[^"]*"/gu;
const pdfParts = /\d+ \d+ obj[^]*?endobj|<<[^<>]*>>|\/[A-Za-z]+ [^/<>[\]]+|\[[^[\]]*\]/gu;

/** A document with parts dropped, doubled, swapped or put into each other, or with bytes changed. */
const changedParts = (bytes: Uint8Array, pattern: RegExp, dice: Dice): Uint8Array => {
  // One character a byte: offsets stay, and what is no text is kept.
  let text = Buffer.from(bytes).toString('latin1');
  for (let count = 1 + dice.below(3); count > 0; count -= 1) {
    const spans = spansOf(text, pattern);
    if (spans.length === 0 || dice.below(3) === 0) {
      text = Buffer.from(changedBytes(Buffer.from(text, 'latin1'), dice)).toString('latin1');
      continue;
    }
    const one = dice.pick(spans);
    const other = dice.pick(spans);
    const words = within(text, one);
    switch (dice.below(5)) {
      case 0:
        text = put(text, one, '');
        break;
      case 1:
        text = put(text, { start: one.end, end: one.end }, words);
        break;
      case 2:
        text = put(text, one, within(text, other));
        break;
      case 3:
        text = put(text, { start: other.start, end: other.start }, words);
        break;
      default: {
        const changed = Buffer.from(changedBytes(Buffer.from(words, 'latin1'), dice)).toString('latin1');
        text = put(text, one, changed);
      }
    }
  }
  return Buffer.from(text, 'latin1');
};

export const changedXml = (bytes: Uint8Array, dice: Dice): Uint8Array => changedParts(bytes, xmlParts, dice);
export const changedPdf = (bytes: Uint8Array, dice: Dice): Uint8Array => changedParts(bytes, pdfParts, dice);
