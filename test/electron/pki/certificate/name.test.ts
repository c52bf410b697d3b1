import { describe, expect, it } from 'vitest';
import { decode } from '#electron/pki/asn1/decode.ts';
import { element, oid, sequence, setOf, tags, type Der } from '#electron/pki/asn1/encode.ts';
import { attributesOf, isWithin, readName, sameName, type Name } from '#electron/pki/certificate/name.ts';
import { nameText } from '#electron/pki/certificate/name-text.ts';

type Attribute = readonly [type: string, tag: number, value: string | Uint8Array];

const attribute = ([type, tag, value]: Attribute): Der =>
  sequence(oid(type), element(tag, typeof value === 'string' ? Buffer.from(value, 'utf8') : value));
const nameOf = (...relative: readonly (readonly Attribute[])[]): Name => {
  const read = decode(sequence(...relative.map((attributes) => setOf(attributes.map(attribute)))), readName);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

const cn = '2.5.4.3';
const utf8 = tags.utf8String;
const printable = tags.printableString;
const one = (value: string | Uint8Array, tag: number = utf8): Name => nameOf([[cn, tag, value]]);

describe('names are the same', () => {
  it.each([
    ['in another case', one('Good CA'), one('good ca')],
    ['in Cyrillic of another case', one('ООО «СЕВЕР»'), one('ооо «север»')],
    ['with other spaces', one('  Good   CA '), one('Good CA')],
    ['in another string type', one('Good CA', printable), one('Good CA', utf8)],
    ['in BMP and UTF-8', one(Buffer.from('Север', 'utf16le').swap16(), tags.bmpString), one('Север')],
    ['composed or decomposed', one('\u0439'), one('\u0438\u0306')],
    ['with a soft hyphen', one('Go\u00adod'), one('Good')],
    [
      'with attributes of one part in another order',
      nameOf([
        [cn, utf8, 'a'],
        ['2.5.4.10', utf8, 'b'],
      ]),
      nameOf([
        ['2.5.4.10', utf8, 'b'],
        [cn, utf8, 'a'],
      ]),
    ],
  ])('%s', (_case, a, b) => {
    expect(sameName(a, b)).toBe(true);
  });
});

describe('names differ', () => {
  it.each([
    ['by a letter', one('Good CA'), one('Good CB')],
    ['by look-alikes of another alphabet', one('Сева'), one('Ceвa')],
    ['by the attribute type', one('x'), nameOf([['2.5.4.10', utf8, 'x']])],
    [
      'by the order of parts',
      nameOf([[cn, utf8, 'a']], [[cn, utf8, 'b']]),
      nameOf([[cn, utf8, 'b']], [[cn, utf8, 'a']]),
    ],
    [
      'as one part of two or two parts',
      nameOf([
        [cn, utf8, 'a'],
        ['2.5.4.10', utf8, 'b'],
      ]),
      nameOf([[cn, utf8, 'a']], [['2.5.4.10', utf8, 'b']]),
    ],
    [
      'though one holds the separators of the other',
      one('a,2.5.4.3=1:b'),
      nameOf([[cn, utf8, 'a']], [[cn, utf8, 'b']]),
    ],
    ['though written as the bytes of another type', one('#0c01'), nameOf([[cn, tags.octetString, Uint8Array.of(1)]])],
    ['by a NUL inside', one('good.test\0.evil.test'), one('good.test')],
  ])('%s', (_case, a, b) => {
    expect(sameName(a, b)).toBe(false);
  });
});

describe('a subtree', () => {
  it('holds names that begin with it, part by part', () => {
    const base = nameOf([['2.5.4.6', printable, 'RU']], [['2.5.4.10', utf8, 'Север']]);
    const inside = nameOf([['2.5.4.6', printable, 'ru']], [['2.5.4.10', utf8, 'СЕВЕР']], [[cn, utf8, 'x']]);
    expect(isWithin(inside, base)).toBe(true);
    expect(isWithin(base, base)).toBe(true);
    expect(isWithin(base, inside)).toBe(false);
    expect(isWithin(nameOf([['2.5.4.6', printable, 'RU']], [['2.5.4.10', utf8, 'Северный']]), base)).toBe(false);
  });
});

describe('the text of a name', () => {
  it('puts the most specific part first and escapes what would mislead', () => {
    const name = nameOf([['2.5.4.6', printable, 'RU']], [[cn, utf8, 'a,b+"c"']], [['1.2.3.4', utf8, ' x']]);
    expect(nameText(name)).toBe('1.2.3.4=\\ x,CN=a\\,b\\+\\"c\\",C=RU');
  });

  it('gives the Russian identifiers by their names', () => {
    const name = nameOf(
      [['1.2.643.100.4', tags.numericString, '7700000009']],
      [['1.2.643.3.131.1.1', tags.numericString, '770000000156']],
    );
    expect(nameText(name)).toBe('INN=770000000156,INNLE=7700000009');
    expect(attributesOf(name, '1.2.643.100.4')).toEqual(['7700000009']);
  });
});
