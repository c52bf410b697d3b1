import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildArchiveManifest } from '#electron/pki/containers/archive-manifest.ts';
import { signers } from '#test/kit/ca.ts';
import { asicContainer, asicParts, documents, manifestOver } from '#test/kit/containers.ts';
import type { ZipPart } from '#test/kit/hostile-zip.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { stamp } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';

/** Containers of several signatures with archive timestamps over all of them, as other programs chain them. */

const secondManifest = Buffer.from(
  Buffer.from(manifestOver(documents.slice(0, 1)))
    .toString()
    .replace('signature001', 'signature002'),
);
const signed: readonly ZipPart[] = [
  ...asicParts(),
  { name: 'META-INF/ASiCManifest002.xml', bytes: secondManifest },
  { name: 'META-INF/signature002.p7s', bytes: signDetached({ content: secondManifest, signer: signers.p256 }) },
];
const [first, second] = ['META-INF/ASiCArchiveManifest001.xml', 'META-INF/ASiCArchiveManifest.xml'];
const [firstStamp, secondStamp] = ['META-INF/timestamp001.tst', 'META-INF/timestamp002.tst'];

type Part = { readonly name: string; readonly bytes: Uint8Array };
const named = (parts: readonly ZipPart[]): readonly Part[] =>
  parts.flatMap(({ name, bytes }) => (typeof name === 'string' && name !== 'mimetype' ? [{ name, bytes }] : []));
const archiveOver = (token: string, parts: readonly Part[], root = ''): Uint8Array =>
  buildArchiveManifest(
    token,
    parts.map(({ name, bytes }) => ({
      name,
      digest: { algorithm: 'sha-256', value: createHash('sha256').update(bytes).digest('hex') },
      root: name === root,
    })),
  );

const archive = archiveOver(firstStamp, named(signed));
const token = stamp({ data: archive });
const chained = (bytes: Uint8Array, stampBytes: Uint8Array): readonly ZipPart[] => [
  ...signed,
  { name: first, bytes },
  { name: firstStamp, bytes: stampBytes },
];
const later = archiveOver(secondStamp, [...named(chained(archive, token))], first);
const circle = archiveOver(firstStamp, [{ name: second, bytes: Buffer.from('x') }], second);
const unrelated = archiveOver(firstStamp, [{ name: 'price.csv', bytes: documents[1]?.bytes ?? new Uint8Array() }]);
const itself = archiveOver(firstStamp, [{ name: first, bytes: Buffer.from('x') }, ...named(signed)], first);
const without = (parts: readonly ZipPart[], name: string): readonly ZipPart[] =>
  parts.filter((part) => part.name !== name);

const passed = 'TOTAL-PASSED';
const open = 'INDETERMINATE';

describe('a container of two signatures', () => {
  test.each<[string, readonly ZipPart[], string, string, readonly string[]]>([
    ['alone', signed, passed, 'CAdES-BASELINE-B', []],
    ['archived', chained(archive, token), passed, 'CAdES-BASELINE-T', ['proof.archive']],
    [
      'archived twice',
      [
        ...chained(archive, token),
        { name: second, bytes: later },
        { name: secondStamp, bytes: stamp({ data: later }) },
      ],
      passed,
      'CAdES-BASELINE-T',
      ['proof.archive'],
    ],
    [
      'archived by a timestamp over something else',
      chained(archive, stamp({ data: Buffer.from('x') })),
      passed,
      'CAdES-BASELINE-B',
      ['timestamp.imprint-differs'],
    ],
    [
      'whose timestamp is damaged',
      chained(archive, Buffer.from('x')),
      passed,
      'CAdES-BASELINE-B',
      ['timestamp.damaged'],
    ],
    [
      'whose archive names none of its signatures',
      chained(unrelated, stamp({ data: unrelated })),
      passed,
      'CAdES-BASELINE-B',
      [],
    ],
    [
      'whose archive continues one that is not there',
      chained(circle, stamp({ data: circle })),
      passed,
      'CAdES-BASELINE-B',
      [],
    ],
    [
      'whose archive names itself',
      chained(itself, stamp({ data: itself })),
      'TOTAL-FAILED',
      'CAdES-BASELINE-B',
      ['content.manifest-digest-mismatch'],
    ],
    [
      'without the timestamp of its archive',
      without(chained(archive, token), firstStamp),
      open,
      'CAdES-BASELINE-B',
      ['format.not-supported'],
    ],
    [
      'with a timestamp of no archive',
      without(chained(archive, token), first),
      open,
      'CAdES-BASELINE-B',
      ['format.not-supported'],
    ],
    [
      'whose archive cannot be read',
      chained(archive.subarray(0, 100), token),
      open,
      'CAdES-BASELINE-B',
      ['format.not-supported'],
    ],
    [
      'with an evidence record',
      [...signed, { name: 'META-INF/evidencerecord001.ers', bytes: Buffer.from('x') }],
      open,
      'CAdES-BASELINE-B',
      ['format.not-supported'],
    ],
    [
      'with the manifest of an evidence record',
      [...signed, { name: 'META-INF/ASiCEvidenceRecordManifest001.xml', bytes: archive }],
      open,
      'CAdES-BASELINE-B',
      ['format.not-supported'],
    ],
  ])('%s', async (_title, parts, conclusion, level, codes) => {
    const report = await verifyBytes(asicContainer(parts));
    expect(report.signatures.map((one) => [one.conclusion, one.level])).toEqual([
      [conclusion, level],
      [conclusion, level],
    ]);
    expect(codesOf(report)).toEqual(codes);
  });
});
