import { wordForms } from './word-forms.ts';

/**
 * How words are compared when searching, applied alike to what is indexed and to what is asked: Latin letters without
 * accents; Russian ё as е; Arabic without vowel marks and tatweel, with the forms of alef, yeh and teh marbuta alike. Only
 * case is folded by the index itself.
 */
const plain = /^[\0-\x7f\xa0-\xbf\u0402-\u0450\u2010-\u203a\u20bd\u2116]*$/;
const accented = /[\u0300-\u036f\u00c0-\u024f\u1e00-\u1eff]/;
const latinWithMarks = /([A-Za-z])[\u0300-\u036f]+/g;
const arabicMarks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

const withoutAccents = (text: string): string =>
  accented.test(text) ? text.normalize('NFD').replace(latinWithMarks, '$1').normalize('NFC') : text;

/** Nearly every text is plain and comes back as it is. */
export const foldForSearch = (written: string): string =>
  plain.test(written)
    ? written
    : withoutAccents(written.normalize('NFC'))
        .replace(/ё/g, 'е')
        .replace(/Ё/g, 'Е')
        .replace(arabicMarks, '')
        .replace(/[أإآٱ]/g, 'ا')
        .replace(/ى/g, 'ي')
        .replace(/ة/g, 'ه');

const word = /"([^"]*)"|[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const inner = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;
const longWord = /^(?=.*\p{L}).{3}/u;
const twoLetters = /^../u;
const mostWords = 32;

const formsOf = (text: string): string => {
  const { beginnings, words } = wordForms(text);
  const all = [...beginnings.map((one) => `"${one}"*`), ...words.map((one) => `"${one}"`)];
  return all.length === 1 ? all.join('') : `(${all.join(' OR ')})`;
};

/**
 * What a person typed, as a query of the full-text index. Every word must occur. One of three letters or more is found in
 * every form (`wordForms`) and as the beginning of a longer word; a shorter one or a number only at the end is a
 * beginning, where typing goes on. Words inside quotes stand next to each other, as they are. Signs of the query language
 * are only separators here, so any text is a valid question. Null: there is no word in it.
 */
export const searchQuery = (typed: string): string | null => {
  const parts = searchParts(typed);
  return parts.length === 0 ? null : parts.join(' AND ');
};

/** The same, word by word: each is a query of its own. */
export const searchParts = (typed: string): readonly string[] => {
  const found = [...foldForSearch(typed).matchAll(word)].slice(0, mostWords);
  return found.flatMap(([text, quoted], index) => {
    if (quoted === undefined) {
      if (longWord.test(text)) return [formsOf(text)];
      const isBeginning = index === found.length - 1 && twoLetters.test(text);
      return [isBeginning ? `"${text}"*` : `"${text}"`];
    }
    const phrase = [...quoted.matchAll(inner)].map(([one]) => one).join(' ');
    return phrase === '' ? [] : [`"${phrase}"`];
  });
};

const orderNoise = /^[^\p{L}\p{N}]+/u;
const startsWithLetter = /^[\dA-Za-zА-я]/;
/** A short key of a folded text that sorts titles and names as a reader expects: without leading quotes and case. */
export const orderKey = (folded: string): string =>
  startsWithLetter.test(folded)
    ? folded.slice(0, 24).toLowerCase()
    : folded.slice(0, 40).toLowerCase().replace(orderNoise, '').slice(0, 24);
