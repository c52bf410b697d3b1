import { describe, expect, test } from 'vitest';
import { checkEntryNames } from '#shared/signature/entry-names.ts';
import { mediaTypeOf } from '#shared/signature/media-type.ts';

const codeOf = (...names: string[]): string => {
  const checked = checkEntryNames(names);
  return checked.ok ? 'ok' : checked.error.code;
};

describe('names of files in a container', () => {
  test.each([
    'a.pdf',
    'Заявка на участие (1).docx',
    'папка/файл',
    'عرض.pdf',
    '.hidden',
    'a..b',
    'console.txt',
    'META-INF.txt',
  ])('may be «%s»', (name) => {
    expect(codeOf(name)).toBe('ok');
  });

  test.each([
    ['', 'packing.name-empty'],
    ['a//b', 'packing.name-empty'],
    ['folder/', 'packing.name-empty'],
    ['./a', 'packing.name-empty'],
    ['a'.repeat(1025), 'packing.name-too-long'],
    ['/etc/passwd', 'packing.name-escapes'],
    ['C:\\a', 'packing.name-escapes'],
    ['c:a', 'packing.name-escapes'],
    ['../a', 'packing.name-escapes'],
    ['a/../../b', 'packing.name-escapes'],
    ['a\\..\\b', 'packing.name-escapes'],
    ['a\u0000b', 'packing.name-invisible'],
    ['a\nb', 'packing.name-invisible'],
    ['invoice\u202efdp.exe', 'packing.name-invisible'],
    ['a\u2066b', 'packing.name-invisible'],
    ['a\ud800', 'packing.name-invisible'],
    ['CON', 'packing.name-not-portable'],
    ['folder/nul.txt', 'packing.name-not-portable'],
    ['COM1.pdf', 'packing.name-not-portable'],
    ['what?.pdf', 'packing.name-not-portable'],
    ['a.', 'packing.name-not-portable'],
    ['folder /a', 'packing.name-not-portable'],
    ['mimetype', 'packing.name-reserved'],
    ['MimeType', 'packing.name-reserved'],
    ['META-INF/a', 'packing.name-reserved'],
    ['meta-inf', 'packing.name-reserved'],
  ])('must not be %j', (name, code) => {
    expect(codeOf(name)).toBe(code);
  });

  test.each([
    ['the same', ['a', 'a']],
    ['the same but for case', ['Смета.pdf', 'смета.PDF']],
    ['the same in two forms of Unicode', ['й.txt'.normalize('NFC'), 'й.txt'.normalize('NFD')]],
    ['one that folds to another', ['straße', 'STRASSE']],
    ['a file and a folder', ['A', 'a/b']],
    ['a file and a folder above', ['a/b/c', 'a/b']],
  ])('must not be two: %s', (_, names) => {
    expect(codeOf(...names)).toBe('packing.name-duplicate');
  });

  test('are at least one', () => {
    expect(codeOf()).toBe('packing.no-files');
  });

  test('show what cannot be seen in the evidence', () => {
    expect(checkEntryNames(['a\u202eb\u0007'])).toMatchObject({ error: { details: { name: 'a\\u{202e}b\\u{7}' } } });
  });
});

test.each([
  ['a.PDF', 'application/pdf'],
  ['folder.pdf/a', 'application/octet-stream'],
  ['a.tar.7z', 'application/x-7z-compressed'],
  ['constructor', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
])('the media type of %s is %s', (name, type) => {
  expect(mediaTypeOf(name)).toBe(type);
});
