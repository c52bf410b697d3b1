/** Folds case and the letters people leave out: ё, Arabic vowel marks and the shapes of alef. */
const fold = (text: string): string =>
  text
    .toLocaleLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\u064b-\u0652\u0640]/g, '')
    .replaceAll(/[أإآ]/g, 'ا');

/** Every word typed begins some word of the text, in any order. */
export const matches = (text: string, typed: string): boolean => {
  const words = fold(text).split(/[\s,.;:«»“”"()/&-]+/);
  return fold(typed)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
};
