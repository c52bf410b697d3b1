// Control characters (a terminal obeys them) and marks that turn the reading direction (an eye is deceived by them).
// oxlint-disable-next-line no-control-regex
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const named = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');

/** For a terminal: what could move the cursor or turn the text is written by its name. */
export const harmlessText = (text: string): string =>
  text.replace(dangerous, (character) => `⟨U+${named(character).toUpperCase()}⟩`);

/** For JSON: the same value, escaped as JSON allows. */
export const harmlessJson = (value: unknown): string =>
  JSON.stringify(value).replace(dangerous, (character) => `\\u${named(character)}`);
