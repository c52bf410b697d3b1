import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asicContainer, asicParts, documents, manifestOver, simpleContainer } from '#test/kit/containers.ts';
import type { ZipPart, ZipShape } from '#test/kit/hostile-zip.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const extra: ZipPart = { name: 'price list.csv', bytes: bytes('lot;price\n1;1.00\n') };

const changed = (name: string, change: Partial<ZipPart>): ZipPart[] =>
  asicParts().map((part) => (part.name === name ? { ...part, ...change } : part));
const without = (name: string): ZipPart[] => asicParts().filter((part) => part.name !== name);
const withManifest = (rewrite: (xml: string) => string): ZipPart[] =>
  asicParts(documents, {}, bytes(rewrite(Buffer.from(manifestOver(documents)).toString())));

type Case = readonly [title: string, code: string, parts: readonly ZipPart[], shape?: ZipShape];

const price = 'price.csv';
/** What stands in a field of 32 bits whose value is in the field of 64. */
const wide = 0xffff_ffff;
const cases: readonly Case[] = [
  ['a file that no signature covers', 'coverage.file-unsigned', [...asicParts(), extra]],
  [
    'a file hidden in META-INF',
    'coverage.file-unsigned',
    [...asicParts(), { name: 'META-INF/x.txt', bytes: bytes('x') }],
  ],
  ['two files of one name', 'container.name-duplicate', [...asicParts(), { name: price, bytes: bytes('1;1\n') }]],
  [
    'two names that differ in case only',
    'container.name-duplicate',
    [...asicParts(), { name: 'PRICE.csv', bytes: bytes('') }],
  ],
  ['an absolute name', 'container.name-unsafe', [...asicParts(), { name: '/etc/cron.d/x', bytes: bytes('') }]],
  ['a name with ..', 'container.name-unsafe', [...asicParts(), { name: 'a/../../x', bytes: bytes('') }]],
  ['a name with a backslash', 'container.name-unsafe', [...asicParts(), { name: 'a\\x', bytes: bytes('') }]],
  ['a name with a drive letter', 'container.name-unsafe', [...asicParts(), { name: 'C:x', bytes: bytes('') }]],
  [
    'a name that turns its direction',
    'container.name-unsafe',
    [...asicParts(), { name: 'a\u202etxt.exe', bytes: bytes('') }],
  ],
  ['an empty name', 'container.name-unsafe', [...asicParts(), { name: '', bytes: bytes('') }]],
  [
    'a name that is not UTF-8',
    'container.name-unsafe',
    [...asicParts(), { name: Uint8Array.of(0xff, 0x41), bytes: bytes('') }],
  ],
  ['a symbolic link', 'container.not-a-plain-file', changed(price, { externalAttributes: 0o120777 * 0x10000 })],
  ['bytes before the first entry', 'container.bytes-unaccounted', changed('mimetype', { before: bytes('MZ') })],
  ['bytes between two entries', 'container.bytes-unaccounted', changed(price, { before: bytes('hidden') })],
  ['bytes after the end', 'container.bytes-after-end', asicParts(), { after: bytes('hidden') }],
  ['a comment', 'container.comment', asicParts(), { comment: 'hidden' }],
  ['a comment on an entry', 'container.comment', changed(price, { comment: 'hidden' })],
  ['a wrong count of entries', 'container.damaged', asicParts(), { entries: 4 }],
  ['an archive in several parts', 'container.damaged', asicParts(), { disk: 1 }],
  [
    'another name in the local header',
    'container.headers-differ',
    changed(price, { local: { name: bytes('prise.csv') } }),
  ],
  ['another size in the local header', 'container.headers-differ', changed(price, { local: { size: 5 } })],
  ['another method in the local header', 'container.headers-differ', changed(price, { local: { method: 8 } })],
  ['another time in the local header', 'container.headers-differ', changed(price, { local: { time: 0 } })],
  ['another checksum in the local header', 'container.headers-differ', changed(price, { local: { crc32: 1 } })],
  [
    'one wrong checksum in both',
    'container.checksum-mismatch',
    changed(price, { local: { crc32: 1 }, central: { crc32: 1 } }),
  ],
  [
    'an encrypted entry',
    'container.entry-unsupported',
    changed(price, { local: { flags: 0x801 }, central: { flags: 0x801 } }),
  ],
  [
    'an unknown method',
    'container.entry-unsupported',
    changed(price, { local: { method: 12 }, central: { method: 12 } }),
  ],
  [
    'extra fields that do not add up',
    'container.headers-differ',
    changed(price, { local: { extra: Uint8Array.of(1, 2, 3) } }),
  ],
  [
    'a second name of an entry that is another',
    'container.headers-differ',
    changed(price, { local: { extra: secondName('other.csv') }, central: { extra: secondName('other.csv') } }),
  ],
  [
    'a second name in the local header alone',
    'container.headers-differ',
    changed(price, { local: { extra: secondName('other.csv') } }),
  ],
  [
    'a size of 64 bits that differs between the headers',
    'container.headers-differ',
    changed(price, { local: { size: wide, extra: zip64(20n) }, central: { size: wide, extra: zip64(21n) } }),
  ],
  [
    'an entry in an encryption of its own',
    'container.entry-unsupported',
    changed(price, { local: { method: 99, flags: 0x801 }, central: { method: 99, flags: 0x801 } }),
  ],
  [
    'an entry with masked headers',
    'container.entry-unsupported',
    changed(price, { local: { flags: 0x2801 }, central: { flags: 0x2801 } }),
  ],
  ['no mimetype', 'container.mimetype-missing', without('mimetype')],
  ['a wrong mimetype', 'container.mimetype-wrong', changed('mimetype', { bytes: bytes('application/zip') })],
  ['a compressed mimetype', 'container.mimetype-misplaced', changed('mimetype', { deflate: true })],
  [
    'a mimetype that is not first',
    'container.mimetype-misplaced',
    [...without('mimetype'), ...asicParts().slice(0, 1)],
  ],
  ['a signed file that is missing', 'content.manifest-file-missing', without(price)],
  [
    'a file changed after signing',
    'content.manifest-digest-mismatch',
    changed(price, { bytes: bytes('lot;price\n1;999.00\n') }),
  ],
  ['no manifest', 'container.signature-without-manifest', without('META-INF/ASiCManifest001.xml')],
  ['no signature', 'container.manifest-without-signature', without('META-INF/signature001.p7s')],
  [
    'a manifest that leads outside',
    'container.manifest-outside',
    withManifest((xml) => xml.replace('price.csv', '../price.csv')),
  ],
  [
    'a manifest that leads to an address',
    'container.manifest-outside',
    withManifest((xml) => xml.replace('"price.csv', '"https://x/price.csv')),
  ],
  ['a manifest that is not XML', 'container.manifest-damaged', withManifest((xml) => xml.slice(0, -10))],
  [
    'a manifest with a document type',
    'container.manifest-damaged',
    withManifest((xml) => xml.replace('<asic:ASiC', '<!DOCTYPE x [<!ENTITY e "x">]><asic:ASiC')),
  ],
  ['a manifest that names a file twice', 'container.manifest-repeats', asicParts(documents, {}, twice())],
  [
    'a manifest with an unknown digest',
    'content.manifest-digest-unsupported',
    withManifest((xml) => xml.replaceAll('xmlenc#sha256', 'xmlenc#constructor')),
  ],
  [
    'two manifests for one signature',
    'container.signature-shared',
    [...asicParts(), { name: 'META-INF/ASiCManifest002.xml', bytes: manifestOver(documents) }],
  ],
  [
    'an XAdES signature beside ours',
    'format.not-supported',
    [...asicParts(), { name: 'META-INF/signatures001.xml', bytes: bytes('<x/>') }],
  ],
  [
    'a damaged second signature',
    'format.damaged',
    [...asicParts(), { name: 'META-INF/signature002.p7s', bytes: Uint8Array.of(0x30, 0x80) }],
  ],
];

/** An extra field of an entry: its number, its length, its data. */
function extraField(id: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** The Unicode path of Info-ZIP, over the entry's own name. */
function secondName(name: string): Uint8Array {
  const head = Buffer.alloc(5, 1);
  head.writeUInt32LE(crc32(price), 1);
  return extraField(0x7075, Buffer.concat([head, Buffer.from(name)]));
}

function zip64(...values: readonly bigint[]): Uint8Array {
  const data = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) data.writeBigUInt64LE(value, index * 8);
  return extraField(1, data);
}

function twice(): Uint8Array {
  const xml = Buffer.from(manifestOver(documents)).toString();
  const reference = /\s*<asic:DataObjectReference[^]*?<\/asic:DataObjectReference>/.exec(xml)?.[0] ?? '';
  return bytes(xml.replace(reference, reference + reference));
}

describe('a container that was tampered with never passes', () => {
  it('passes untouched, so that the cases below are about what they change', async () => {
    const report = await verifyBytes(asicContainer());
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.file.kind).toBe('asic-e');
    expect(report.signatures[0]?.format).toBe('ASiC-E/CAdES');
    expect(report.files.map(({ name, signatures }) => [name, signatures])).toEqual([
      ['Заявка 7.txt', 1],
      ['price.csv', 1],
    ]);
  });

  it.each(cases.map(([title, code, parts, shape]) => ({ title, code, parts, shape })))(
    'names $title as $code',
    async ({ code, parts, shape }) => {
      const report = await verifyBytes(asicContainer(parts, shape));
      expect(report.conclusion).not.toBe('TOTAL-PASSED');
      expect(codesOf(report)).toContain(code);
      for (const signature of report.signatures) expect(signature.conclusion).not.toBe('TOTAL-PASSED');
    },
  );

  it('says of the whole only what no signature says', async () => {
    const report = await verifyBytes(asicContainer([...asicParts(), extra]));
    expect(report.findings).toEqual([]);
    expect(report.signatures[0]?.findings.map(({ code }) => code)).toEqual(['coverage.file-unsigned']);
  });

  it('refuses an entry bomb by its ratio, without unpacking it', async () => {
    const bomb = { name: 'zeros.bin', bytes: new Uint8Array(32 * 1024 * 1024), deflate: true };
    const report = await verifyBytes(asicContainer([...asicParts(), bomb]));
    expect(codesOf(report)).toContain('container.limit');
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });

  it('refuses more entries than a reader should walk', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({ name: `${index}`, bytes: new Uint8Array() }));
    const report = await verifyBytes(asicContainer(many));
    expect(codesOf(report)).toContain('container.limit');
  });

  it('refuses an entry that unpacks to more than its header says', async () => {
    const lying = { deflate: true, local: { size: 3 }, central: { size: 3 } };
    const report = await verifyBytes(asicContainer(changed(price, lying)));
    expect(codesOf(report)).toContain('container.entry-damaged');
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });
});

describe('a container that was made otherwise than ours passes', () => {
  it('accepts deflated entries, descriptors and a comment that repeats the media type', async () => {
    const parts = asicParts().map((part, index) => (index === 0 ? part : { ...part, deflate: true, descriptor: true }));
    const comment = 'mimetype=application/vnd.etsi.asic-e+zip';
    const report = await verifyBytes(asicContainer(parts, { comment }));
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it('accepts sizes of 64 bits, a second name that is the same, names without the flag, and times', async () => {
    const plain = { flags: 0 };
    const times = extraField(0x5455, Buffer.from([1, 0, 0, 0, 0]));
    const size = BigInt(documents[1]?.bytes.length ?? 0);
    const large = { size: wide, packedSize: wide, extra: zip64(size, size) };
    for (const change of [
      { local: large, central: large },
      { local: { extra: secondName(price) }, central: { extra: secondName(price) } },
      { local: plain, central: plain },
      { local: { extra: times }, central: { extra: times } },
      { descriptor: true },
    ]) {
      const report = await verifyBytes(asicContainer(changed(price, change)));
      expect(codesOf(report)).toEqual([]);
      expect(report.conclusion).toBe('TOTAL-PASSED');
    }
  });

  it('accepts a folder entry', async () => {
    const folder = { name: 'docs/', bytes: new Uint8Array(), externalAttributes: 0o040755 * 0x10000 };
    const report = await verifyBytes(asicContainer([...asicParts(), folder]));
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });
});

describe('a container signed in a form that is not read yet', () => {
  it('is left open and not refused', async () => {
    const parts = [...asicParts().slice(0, 3), { name: 'META-INF/signatures001.xml', bytes: bytes('<x/>') }];
    const report = await verifyBytes(asicContainer(parts));
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(codesOf(report)).toContain('format.not-supported');
    expect(report.signatures).toEqual([]);
  });
});

describe('an ASiC-S', () => {
  const [document = { name: '', bytes: new Uint8Array() }] = documents;

  it('passes with one file', async () => {
    const report = await verifyBytes(simpleContainer(document));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.format).toBe('ASiC-S/CAdES');
    expect(report.signatures[0]?.covers).toEqual([document.name]);
  });

  it('never passes with a second file', async () => {
    const report = await verifyBytes(simpleContainer(document, [extra]));
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(codesOf(report)).toContain('container.documents-not-single');
    expect(codesOf(report)).toContain('coverage.file-unsigned');
  });
});
