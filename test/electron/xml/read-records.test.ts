import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { XmlElement } from '#electron/xml/model.ts';
import { attributeOf, textOf } from '#electron/xml/query.ts';
import { readRecords } from '#electron/xml/read-records.ts';
import { readXml } from '#electron/xml/read-xml.ts';

const piecesOf = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
};

const rows = (pieces: Iterable<Uint8Array>): XmlElement[] => {
  const records: XmlElement[] = [];
  const read = readRecords(pieces, {
    isRecord: ({ local }, holders) => local === 'row' && holders.length === 1,
    take: (record) => records.push(record),
  });
  if (!read.ok) throw new Error(read.error.code);
  return records;
};

describe('a document read record by record', () => {
  const text = Buffer.from(
    '<rows xmlns="u">\r\n<!-- ж --><row n="1">é<row/></row>\r<other/><row n="2">🙂 &lt;</row></rows>',
  );

  it('gives each record with its bytes, and not the records inside', () => {
    const found = rows([text]);
    expect(found.map((row) => [attributeOf(row, 'n'), textOf(row)])).toEqual([
      ['1', 'é'],
      ['2', '🙂 <'],
    ]);
    expect(found.map(({ offset, end }) => text.subarray(offset, end).toString())).toEqual([
      '<row n="1">é<row/></row>',
      '<row n="2">🙂 &lt;</row>',
    ]);
  });

  it('reads the same however the bytes are cut', () => {
    const whole = rows([text]);
    assert(
      property(array(nat(text.length), { maxLength: 12 }), (cuts) => {
        expect(rows(piecesOf(text, cuts))).toEqual(whole);
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  });

  it('agrees with the tree of the whole', () => {
    const document = readXml(text);
    if (!document.ok) throw new Error(document.error.code);
    const children = document.value.root.children.filter((node) => node.kind === 'element' && node.local === 'row');
    expect(rows([text])).toEqual(children);
  });

  it('holds no more than the longest text: a text without an end is refused at its limit', () => {
    const endless = (function* () {
      yield Buffer.from('<rows>');
      for (;;) yield Buffer.alloc(1_000, 'x');
    })();
    const read = readRecords(endless, { isRecord: () => true, take: () => undefined }, { text: 10_000 });
    expect(read).toMatchObject({ ok: false, error: { code: 'xml.text-too-long' } });
  });

  it('hands on text outside records with the elements around it', () => {
    const words: string[] = [];
    const read = readRecords([Buffer.from('<a><date>2026</date><row>x</row></a>')], {
      isRecord: ({ local }) => local === 'row',
      take: () => undefined,
      text: (word, holders) => words.push(`${holders.map(({ local }) => local).join('/')}=${word}`),
    });
    expect(read.ok).toBe(true);
    expect(words).toEqual(['a/date=2026']);
  });
});
