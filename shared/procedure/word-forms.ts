import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';

/** Under what the forms of a word stand in an index of words: beginnings of words, and whole words. Lower case. */
export type WordForms = { readonly beginnings: readonly string[]; readonly words: readonly string[] };

/** A beginning of fewer letters would find too much besides. */
const shortestBeginning = 4;
/** Endings of Russian nouns, for words whose stem is too short to be a beginning: шин-а, шин-ами. */
const endings =
  '|а|у|ы|е|о|ой|ою|ом|ов|ам|ами|ах|и|я|ю|ей|ем|ев|ям|ями|ях|ь|ью|ий|ые|ый|ая|ое|ого|ых|ую|ым|ыми|ие|их|ия|ии'.split(
    '|',
  );
const fleeting = ['о', 'е'];
const consonantBefore = /[бвгджзйклмнпрстфхцчшщ]([клнц])$/;
const vowelBefore = /[оеё]([клнц])$/;

/** A vowel that comes and goes before the last consonant: закупка and закупок, масло and масел. */
const otherStems = (stem: string): { readonly longer: readonly string[]; readonly shorter: readonly string[] } => {
  const last = stem.slice(-1);
  if (consonantBefore.test(stem))
    return { longer: fleeting.map((vowel) => stem.slice(0, -1) + vowel + last), shorter: [] };
  return { longer: [], shorter: vowelBefore.test(stem) ? [stem.slice(0, -2) + last] : [] };
};

const russianForms = (word: string): WordForms => {
  const stem = russianStem(word);
  const { longer, shorter } = otherStems(stem);
  const stems = [stem, ...shorter].filter((one) => one.length >= 3);
  const isLong = (one: string): boolean => one.length >= shortestBeginning;
  const short = stems.filter((one) => !isLong(one)).flatMap((one) => endings.map((ending) => one + ending));
  const beginnings = stems.filter(isLong);
  return { beginnings: isLong(stem) ? beginnings : [word, ...beginnings], words: [...longer, ...short] };
};

/** The stem writes y as i (suppli); what the forms share is shorter by that letter. */
const englishForms = (word: string): WordForms => {
  const stem = englishStem(word).replace(/i$/, '');
  return { beginnings: [stem.length >= 3 && word.startsWith(stem) ? stem : word], words: [] };
};

/**
 * Forms of a word, by the Snowball stemmers of Russian and English; a word of neither alphabet, or of fewer than four
 * letters, stands only for what begins with it. Meant for a search: rather a word too many than a notice missed.
 */
export const wordForms = (written: string): WordForms => {
  const word = written.toLowerCase();
  if (/^[а-я]{4,}$/.test(word)) return russianForms(word);
  return /^[a-z]{4,}$/.test(word) ? englishForms(word) : { beginnings: [word], words: [] };
};
