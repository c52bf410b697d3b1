import { describe, expect, it } from 'vitest';
import type { XmlCode } from '#shared/kernel/xml-codes.ts';
import type { XmlLimits } from '#electron/xml/limits.ts';
import type { XmlDocument } from '#electron/xml/model.ts';
import { attributeOf, elementAt, elementOf, pathTo, textAt, textOf } from '#electron/xml/query.ts';
import { readXml } from '#electron/xml/read-xml.ts';

const read = (text: string | Uint8Array, limits?: Partial<XmlLimits>): XmlDocument => {
  const document = readXml(typeof text === 'string' ? Buffer.from(text) : text, limits);
  if (!document.ok) throw new Error(`${document.error.code} ${JSON.stringify(document.error.details)}`);
  return document.value;
};
const refusal = (text: string | Uint8Array, limits?: Partial<XmlLimits>) => {
  const document = readXml(typeof text === 'string' ? Buffer.from(text) : text, limits);
  return document.ok ? null : document.error;
};
const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('the tree of a document', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!--before-->
<a xmlns="urn:one" xmlns:p="urn:two" z="1" p:y="2&amp;&#10;3"
  x='4'>жю<b/><![CDATA[<c>]]>d<!--in--><?do it now?><p:e xmlns=""><f/></p:e></a>
<?after all?>`;

  it('keeps prefixes, namespaces, declarations and the order of attributes', () => {
    const { root } = read(text);
    expect(root).toMatchObject({ name: 'a', prefix: '', local: 'a', namespace: 'urn:one' });
    expect(root.declarations).toEqual([
      { prefix: '', uri: 'urn:one' },
      { prefix: 'p', uri: 'urn:two' },
    ]);
    expect(root.attributes.map(({ name, namespace, value }) => [name, namespace, value])).toEqual([
      ['z', '', '1'],
      ['p:y', 'urn:two', '2&\n3'],
      ['x', '', '4'],
    ]);
    const inner = elementOf(root, 'e', 'urn:two');
    expect(inner?.declarations).toEqual([{ prefix: '', uri: '' }]);
    expect(inner && elementOf(inner, 'f')?.namespace).toBe('');
  });

  it('joins characters and CDATA to one text and keeps comments and instructions', () => {
    const { root, before, after } = read(text);
    expect(root.children.map((child) => (child.kind === 'element' ? child.name : child))).toEqual([
      { kind: 'text', text: 'жю' },
      'b',
      { kind: 'text', text: '<c>d' },
      { kind: 'comment', text: 'in' },
      { kind: 'instruction', target: 'do', body: 'it now' },
      'p:e',
    ]);
    expect(before).toEqual([{ kind: 'comment', text: 'before' }]);
    expect(after).toEqual([{ kind: 'instruction', target: 'after', body: 'all' }]);
  });

  it.each([
    ['UTF-8', (source: string) => Buffer.from(source)],
    ['UTF-8 with a mark', (source: string) => Buffer.from(`\ufeff${source}`)],
    ['UTF-16LE with a mark', (source: string) => utf16(`\ufeff${source.replace('UTF-8', 'utf-16')}`, 'le')],
    ['UTF-16BE with a mark', (source: string) => utf16(`\ufeff${source.replace('UTF-8', 'UTF-16')}`, 'be')],
    ['UTF-16LE without', (source: string) => utf16(source.replace('UTF-8', 'UTF-16'), 'le')],
    ['UTF-16BE without', (source: string) => utf16(source.replace('UTF-8', 'UTF-16BE'), 'be')],
    [
      'windows-1251',
      (source: string) =>
        Buffer.from(
          source
            .replace('UTF-8', 'windows-1251')
            .replace(/[а-я]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x430 + 0xe0)),
          'latin1',
        ),
    ],
  ])('names the bytes and the line of every element in %s', (name, encode) => {
    const bytes = encode(text);
    const { root } = read(bytes);
    const unit = name.startsWith('UTF-16') ? 2 : 1;
    const inner = elementAt(root, 'e');
    expect(textOf(root).slice(0, 2)).toBe('жю');
    for (const element of [root, elementOf(root, 'b'), inner, inner && elementOf(inner, 'f')]) {
      if (element === null) throw new Error('an element is missing');
      const slice = bytes.subarray(element.offset, element.end);
      const [first, last] = [slice.subarray(0, unit), slice.subarray(slice.length - unit)];
      expect(first.toString('latin1').replace('\0', '')).toBe('<');
      expect(last.toString('latin1').replace('\0', '')).toBe('>');
    }
    expect([root.line, inner?.line]).toEqual([3, 4]);
  });

  it('names the place of an element whose name ends a line', () => {
    const { root } = read('<a>\r\n  <b\r\n c="1"/></a>');
    expect(elementOf(root, 'b')).toMatchObject({ line: 2, offset: 7, end: 19 });
  });

  it('reads ISO-8859-1 byte for character', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9\x85</a>', 'latin1');
    expect(textOf(read(bytes).root)).toBe('\u00e9\u0085');
  });

  it('gives line ends as LF and spaces for those in attributes', () => {
    const { root } = read('<a b="1\r\n2">3\r\n4\r5</a>');
    expect([attributeOf(root, 'b'), textOf(root)]).toEqual(['1 2', '3\n4\n5']);
  });

  it('finds the elements around one', () => {
    const { root } = read('<a><b><c/></b><b><d>x</d></b></a>');
    const inner = elementAt(root, 'b', 'c');
    expect(inner && pathTo(root, inner)?.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(textAt(root, 'b', 'd')).toBeNull();
  });

  it('keeps attribute names that objects know', () => {
    const { root } = read('<a __proto__="1" constructor="2"><toString/></a>');
    expect([attributeOf(root, '__proto__'), attributeOf(root, 'constructor')]).toEqual(['1', '2']);
    expect(elementOf(root, 'toString')?.name).toBe('toString');
  });
});

describe('what is refused', () => {
  it.each<[string, string | Uint8Array, XmlCode]>([
    ['nothing', '', 'xml.empty'],
    ['only spaces', ' \n ', 'xml.not-well-formed'],
    ['only a mark', Buffer.from([0xef, 0xbb, 0xbf]), 'xml.not-well-formed'],
    ['a tag that stays open', '<a><b></b>', 'xml.not-well-formed'],
    ['tags that cross', '<a><b></a></b>', 'xml.not-well-formed'],
    ['two roots', '<a/><b/>', 'xml.not-well-formed'],
    ['text behind the root', '<a/>b', 'xml.not-well-formed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'xml.not-well-formed'],
    ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 'xml.not-well-formed'],
    ['a prefix that nobody declares', '<p:a/>', 'xml.not-well-formed'],
    ['a prefix taken back', '<a xmlns:p="u"><b xmlns:p=""/></a>', 'xml.not-well-formed'],
    ['a namespace with spaces around', '<a xmlns=" u "/>', 'xml.not-well-formed'],
    ['a control character', '<a>\u0001</a>', 'xml.not-well-formed'],
    ['a control character by reference', '<a>&#1;</a>', 'xml.not-well-formed'],
    ['NUL', '<a>\0</a>', 'xml.not-well-formed'],
    ['half a surrogate by reference', '<a>&#xD800;</a>', 'xml.not-well-formed'],
    ['an entity that is not of XML', '<a>&nbsp;</a>', 'xml.not-well-formed'],
    ['an end of a CDATA section in text', '<a>]]></a>', 'xml.not-well-formed'],
    ['two hyphens in a comment', '<a><!-- -- --></a>', 'xml.not-well-formed'],
    ['bytes behind the end', '<a/>\0', 'xml.not-well-formed'],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'xml.version-unknown'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'xml.doctype'],
    [
      'entities that swell',
      '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]><a>&d;</a>',
      'xml.doctype',
    ],
    ['an external subset', '<!DOCTYPE a SYSTEM "http://example.test/a.dtd"><a/>', 'xml.doctype'],
    ['an encoding not known', '<?xml version="1.0" encoding="KOI8-R"?><a/>', 'xml.encoding-unknown'],
    ['UTF-8 that says UTF-16', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'xml.encoding-contradicts'],
    [
      'a mark of UTF-8 before windows-1251',
      '\ufeff<?xml version="1.0" encoding="windows-1251"?><a/>',
      'xml.encoding-contradicts',
    ],
    [
      'UTF-16 that says UTF-8',
      utf16('\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>', 'le'),
      'xml.encoding-contradicts',
    ],
    ['a cut character', Buffer.from('<a>ж').subarray(0, 4), 'xml.encoding-broken'],
    ['half a surrogate in UTF-16', utf16('\ufeff<a>\ud800</a>', 'le'), 'xml.encoding-broken'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x3c]), 'xml.encoding-broken'],
  ])('%s', (_, text, code) => {
    expect(refusal(text)?.code).toBe(code);
  });

  it('names line and column', () => {
    expect(refusal('<a>\n  <b>ж&nbsp;</b></a>')).toMatchObject({ details: { line: 2, column: 13 } });
  });

  it('names the byte that is not in the encoding', () => {
    const bytes = Buffer.concat([Buffer.from('<a>\nжж'), Buffer.from([0xff]), Buffer.from('</a>')]);
    expect(refusal(bytes)).toEqual({
      code: 'xml.encoding-broken',
      details: { encoding: 'utf-8', offset: 8, line: 1 },
    });
  });

  const deep = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  it.each<[string, string, Partial<XmlLimits>, XmlCode | null]>([
    ['as deep as allowed', deep(5), { depth: 5 }, null],
    ['deeper than allowed', deep(6), { depth: 5 }, 'xml.too-deep'],
    ['as many elements as allowed', '<a><b/><b/></a>', { elements: 3 }, null],
    ['more elements than allowed', '<a><b/><b/><b/></a>', { elements: 3 }, 'xml.too-many-elements'],
    ['as many attributes as allowed', '<a xmlns="u" b="1"/>', { attributes: 2 }, null],
    ['more attributes than allowed', '<a xmlns="u" b="1" c="2"/>', { attributes: 2 }, 'xml.too-many-attributes'],
    ['as long a text as allowed', '<a>12345</a>', { text: 5 }, null],
    ['a longer text', '<a>123456</a>', { text: 5 }, 'xml.text-too-long'],
    ['a longer attribute', '<a b="123456"/>', { text: 5 }, 'xml.text-too-long'],
    ['a longer comment', '<a><!--123456--></a>', { text: 5 }, 'xml.text-too-long'],
    ['as many bytes as allowed', '<a/>', { size: 4 }, null],
    ['more bytes', '<a/>\n', { size: 4 }, 'xml.too-large'],
  ])('limits: %s', (_, text, limits, code) => {
    expect(refusal(text, limits)?.code ?? null).toBe(code);
  });

  it('a million attributes, at the first too many', () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, index) => `a${index}="1"`).join(' ');
    const refused = refusal(`<a ${attributes}/>`);
    expect(refused?.code).toBe('xml.too-many-attributes');
    // Not a time but the place: nothing behind the limit was looked at.
    expect(Number(refused?.details['column'])).toBeLessThan(2_000);
  });

  it('a hundred thousand elements inside each other, at the first too deep', () => {
    expect(refusal(deep(100_000))).toMatchObject({ code: 'xml.too-deep', details: { column: 129 * 3 + 1 } });
  });
});
