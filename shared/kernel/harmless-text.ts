/**
 * Characters that act on a terminal or reorder a line instead of being read: controls (C0, DEL, C1), bidirectional
 * embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9), line and paragraph separators, the byte
 * order mark, tag characters, and halves of surrogate pairs. Joiners and direction marks stay: Arabic needs them.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- naming these characters is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]|\udb40[\udc00-\udc7f]/g;
const anyHidden = new RegExp(hidden.source);
const loneHalf = /\p{Surrogate}/gu;

// oxlint-disable-next-line no-control-regex, no-misleading-character-class -- naming these characters is the point
const notPlain = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/;
/** One line without hidden characters, as nearly every text is: `harmlessLine` would only trim it. */
export const isPlainLine = (text: string): boolean => !notPlain.test(text);

const picture = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
};

export const hasHiddenCharacters = (text: string): boolean => anyHidden.test(text) || !text.isWellFormed();

/** The text with every hidden character made visible (`␛`, `[U+202E]`); tabs and line feeds stay. */
export const harmlessText = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.replace(loneHalf, '\ufffd');
  return anyHidden.test(whole) ? whole.replace(hidden, picture) : whole;
};

const space = /[\t\n\r]+/g;
/** As `harmlessText`, on one line and trimmed: for titles, names and table cells. */
export const harmlessLine = (text: string): string => harmlessText(text.replace(space, ' ').trim());
