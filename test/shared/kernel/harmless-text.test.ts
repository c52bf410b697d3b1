import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessLine, harmlessText, hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';

describe('harmless text', () => {
  it.each([
    ['a\u001b[31mred', 'a␛[31mred'],
    ['\u0000', '␀'],
    ['x\u007f', 'x␡'],
    ['\u009b2J', '[U+009B]2J'],
    ['safe\u202etxt.exe', 'safe[U+202E]txt.exe'],
    ['\u2066a\u2069', '[U+2066]a[U+2069]'],
    ['\ud83d', '\ufffd'],
    ['a\u{e0041}b', 'a[U+E0041]b'],
    ['line\nnext\ttab', 'line\nnext\ttab'],
    ['می\u200cخواهم 👍🏽', 'می\u200cخواهم 👍🏽'],
  ])('%j becomes %j', (text, shown) => expect(harmlessText(text)).toBe(shown));

  it('is one trimmed line where a line is asked for', () => {
    expect(harmlessLine('  a\r\n\tb  ')).toBe('a b');
  });

  it('holds nothing hidden whatever it was made from, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = harmlessText(text);
        expect(hasHiddenCharacters(shown)).toBe(false);
        expect(harmlessText(shown)).toBe(shown);
      }),
    );
  });
});
