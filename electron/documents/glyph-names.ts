/** Names of signs that are not letters or digits of ASCII (Adobe Glyph List), as far as contracts use them. */
const named: Readonly<Record<string, string>> = {
  space: ' ',
  nbspace: '\u00a0',
  exclam: '!',
  quotedbl: '"',
  numbersign: '#',
  dollar: '$',
  percent: '%',
  ampersand: '&',
  quotesingle: "'",
  parenleft: '(',
  parenright: ')',
  asterisk: '*',
  plus: '+',
  comma: ',',
  hyphen: '-',
  minus: '−',
  period: '.',
  slash: '/',
  colon: ':',
  semicolon: ';',
  less: '<',
  equal: '=',
  greater: '>',
  question: '?',
  at: '@',
  bracketleft: '[',
  backslash: '\\',
  bracketright: ']',
  underscore: '_',
  braceleft: '{',
  bar: '|',
  braceright: '}',
  guillemotleft: '«',
  guillemotright: '»',
  quotedblleft: '“',
  quotedblright: '”',
  quotedblbase: '„',
  quoteleft: '‘',
  quoteright: '’',
  endash: '–',
  emdash: '—',
  ellipsis: '…',
  bullet: '•',
  section: '§',
  degree: '°',
  afii61352: '№',
  afii10145: 'Џ',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};

/** Cyrillic letters are numbered in the order of the alphabet, with Ё in its place: `afii10017` is А, `afii10065` а. */
const capital = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ';

/** The characters that a glyph’s name stands for; null where the name says nothing. */
export const charactersOfGlyph = (name: string): string | null => {
  const bare = name.split('.')[0] ?? '';
  if (/^[A-Za-z]$/.test(bare)) return bare;
  const known = named[bare];
  if (known !== undefined) return known;
  const cyrillic = /^afii10(\d{3})$/.exec(bare);
  if (cyrillic !== null) {
    const number = Number(cyrillic[1]);
    if (number >= 17 && number <= 49) return capital[number - 17] ?? null;
    if (number >= 65 && number <= 97) return capital[number - 65]?.toLowerCase() ?? null;
  }
  const unicode = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(bare);
  const code = unicode === null ? Number.NaN : Number.parseInt(unicode[1] ?? unicode[2] ?? '', 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
};
