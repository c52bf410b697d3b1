/** A text with its lower-case twin, letter for letter at the same places: search the one, quote the other. */
export type PlainText = { readonly text: string; readonly low: string };

/** One space for every kind and run of white space, one kind of quotation mark and dash, words broken over lines joined, ё as е. */
export const plainText = (raw: string): PlainText => {
  const text = raw
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/(\p{Ll})[-\u2010]\s*\r?\n\s*(\p{Ll})/gu, '$1$2')
    // A role alone on its line is the label of what stands below it, as in the forms of banks.
    .replaceAll(/^\s*((?:бенефициар|принципал|гарант)(?:\s*\([^)\n]*\))?)\s*$/gimu, '\n$1:')
    .replaceAll(/[«»„“”‟″"]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { text, low: text.toLowerCase() };
};

/**
 * A pattern over Russian words in lower case: `~` stands for any ending, `_` for the start of a word. Always global.
 */
export const pattern = (source: string): RegExp =>
  new RegExp(source.replaceAll('~', '[а-я]*').replaceAll('_', '(?<![а-яa-z0-9])'), 'g');

/** The words around a place, as they are quoted to the reader. */
export const quoted = ({ text }: PlainText, start: number, end: number): string =>
  text.slice(Math.max(0, start), Math.min(text.length, end, start + 240)).trim();

export type Sentence = { readonly start: number; readonly end: number; readonly low: string };

/** Sentences and list items; the dot of a common abbreviation ends none. */
export const sentencesOf = ({ text, low }: PlainText): readonly Sentence[] => {
  const ends = [...text.matchAll(/(?:(?<!\s(?:г|гг|руб|коп|обл|ул|ст|им|п))\.|;)(?=\s+(?:["(]?[А-ЯA-Z]|\d+\.))/g)].map(
    ({ index }) => index + 1,
  );
  return [...ends, text.length].map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    return { start, end, low: low.slice(start, end) };
  });
};
