import { describe, expect, test } from 'vitest';
import { canonicalXml, NoCanonicalForm, type CanonicalMethod } from '#electron/pki/xades/canonical-xml.ts';
import { indexDocument } from '#electron/pki/xades/document-index.ts';
import { descendantsOf } from '#electron/xml/query.ts';
import { readXml } from '#electron/xml/read-xml.ts';

const method = (form: CanonicalMethod['form'], change: Partial<CanonicalMethod> = {}): CanonicalMethod => ({
  form,
  comments: false,
  inclusivePrefixes: [],
  ...change,
});

const canonical = (text: string, how: CanonicalMethod, part: string | null = null): string => {
  const read = readXml(Buffer.from(text));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const index = indexDocument(read.value);
  const apex = part === null ? 'document' : [...descendantsOf(read.value.root)].find(({ name }) => name === part);
  if (apex === undefined) throw new Error(`no ${part ?? ''}`);
  return Buffer.from(canonicalXml({ index, apex }, how)).toString();
};

/** Examples of Canonical XML 1.0 section 3, without their document types, which this program refuses. */
describe('examples of the specification', () => {
  const outside = [
    '<?xml version="1.0"?>',
    '',
    '<?xml-stylesheet   href="doc.xsl"',
    '   type="text/xsl"   ?>',
    '',
    '<doc>Hello, world!<!-- Comment 1 --></doc>',
    '',
    '<?pi-without-data     ?>',
    '',
    '<!-- Comment 2 -->',
    '',
    '<!-- Comment 3 -->',
  ].join('\n');

  test('3.1, instructions and comments outside the document element', () => {
    const style = '<?xml-stylesheet href="doc.xsl"\n   type="text/xsl"   ?>';
    expect(canonical(outside, method('c14n-1.0'))).toBe(`${style}\n<doc>Hello, world!</doc>\n<?pi-without-data?>`);
    expect(canonical(outside, method('c14n-1.0', { comments: true }))).toBe(
      `${style}\n<doc>Hello, world!<!-- Comment 1 --></doc>\n<?pi-without-data?>\n<!-- Comment 2 -->\n<!-- Comment 3 -->`,
    );
  });

  test('3.2, white space in content is kept', () => {
    const text =
      '<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      <clean>   </clean>\n   </mixed>\n</doc>';
    expect(canonical(text, method('c14n-1.0'))).toBe(text);
  });

  test('3.3, start and end tags', () => {
    const text = `<doc>
   <e1   />
   <e2   ></e2>
   <e3   name = "elem3"   id="elem3"   />
   <e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm"
      xmlns:b="http://www.ietf.org"
      xmlns:a="http://www.w3.org"
      xmlns="http://example.org"/>
   <e6 xmlns="" xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="" xmlns:a="http://www.w3.org">
            <e9 xmlns="" xmlns:a="http://www.ietf.org"/>
         </e8>
      </e7>
   </e6>
</doc>`;
    expect(canonical(text, method('c14n-1.0'))).toBe(`<doc>
   <e1></e1>
   <e2></e2>
   <e3 id="elem3" name="elem3"></e3>
   <e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
   <e6 xmlns:a="http://www.w3.org">
      <e7 xmlns="http://www.ietf.org">
         <e8 xmlns="">
            <e9 xmlns:a="http://www.ietf.org"></e9>
         </e8>
      </e7>
   </e6>
</doc>`);
  });

  test('3.4, characters and their references', () => {
    const text = `<doc>
   <text>First line&#x0d;&#10;Second line</text>
   <value>&#x32;</value>
   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>
   <compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>
   <norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/>
</doc>`;
    expect(canonical(text, method('c14n-1.0'))).toBe(`<doc>
   <text>First line&#xD;
Second line</text>
   <value>2</value>
   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>
   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>
   <norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm>
</doc>`);
  });

  test('3.6, UTF-8', () => {
    expect(canonical('<?xml version="1.0"?><doc>&#169;</doc>', method('c14n-1.0'))).toBe('<doc>©</doc>');
  });

  test('Exclusive XML Canonicalization 2.2: a part keeps its form wherever it stands', () => {
    const part =
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2>';
    const first = `<n0:pdu xmlns:n0="http://a.example" xmlns:n1="http://b.example" xml:lang="fr" xml:space="retain">${part}</n0:pdu>`;
    const second = `<n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example" xml:lang="fr" xml:space="retain">${part}</n2:pdu>`;
    const expected =
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>';
    for (const text of [first, second]) expect(canonical(text, method('exclusive'), 'n1:elem2')).toBe(expected);
    expect(canonical(first, method('c14n-1.0'), 'n1:elem2')).toBe(
      '<n1:elem2 xmlns:n0="http://a.example" xmlns:n1="http://example.net" xml:lang="en" xml:space="retain"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
  });
});

describe('parts of a document', () => {
  test('the exclusive form keeps the prefixes that the signer names, the default among them', () => {
    const text = '<a xmlns="urn:d" xmlns:x="urn:x" xmlns:y="urn:y"><p:b xmlns:p="urn:p"/></a>';
    const how = method('exclusive', { inclusivePrefixes: ['x', ''] });
    expect(canonical(text, how, 'p:b')).toBe('<p:b xmlns="urn:d" xmlns:p="urn:p" xmlns:x="urn:x"></p:b>');
  });

  test('1.1 leaves xml:id with its element and joins xml:base, 1.0 takes over both', () => {
    const text =
      '<a xml:base="http://example.test/x/y" xml:id="A" xml:lang="ru"><b xml:base="../z/"><c xml:base="w"/></b></a>';
    expect(canonical(text, method('c14n-1.1'), 'c')).toBe('<c xml:base="http://example.test/z/w" xml:lang="ru"></c>');
    expect(canonical(text, method('c14n-1.0'), 'c')).toBe('<c xml:base="w" xml:id="A" xml:lang="ru"></c>');
  });

  test('names are ordered by code point and not by UTF-16', () => {
    const text = '<a \u{10000}="2" \uFFFD="1"/>';
    expect(canonical(text, method('c14n-1.0'))).toBe('<a \uFFFD="1" \u{10000}="2"></a>');
  });

  test('a relative namespace has no canonical form', () => {
    expect(() => canonical('<a xmlns="here"/>', method('c14n-1.0'))).toThrow(NoCanonicalForm);
  });
});
