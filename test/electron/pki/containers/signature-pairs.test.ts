import { describe, expect, test } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { pairsIn } from '#electron/pki/containers/signature-pairs-read.ts';
import { readZip } from '#electron/pki/containers/zip-read.ts';
import { buildZip } from '#test/kit/hostile-zip.ts';

const pairsOf = async (...names: readonly string[]) => {
  const archive = await readZip(memorySource(buildZip(names.map((name) => ({ name, bytes: Buffer.from(name) })))));
  const { pairs, alone } = pairsIn(archive?.entries ?? []);
  return {
    pairs: pairs.map(({ content, signature }) => `${signature.name} signs ${content.name}`),
    alone: alone.map(({ name }) => name),
  };
};

describe('files with their signatures beside them', () => {
  test.each([
    ['the ending added', ['offer.pdf', 'offer.pdf.sig'], ['offer.pdf.sig signs offer.pdf']],
    ['the ending replaced', ['offer.pdf', 'offer.sig'], ['offer.sig signs offer.pdf']],
    [
      'other endings, in capitals',
      ['a.txt', 'a.txt.P7S', 'b.txt', 'b.txt.sgn'],
      ['a.txt.P7S signs a.txt', 'b.txt.sgn signs b.txt'],
    ],
    [
      'two signatures of one file',
      ['a.txt', 'a.txt.sig', 'a.txt.p7s'],
      ['a.txt.sig signs a.txt', 'a.txt.p7s signs a.txt'],
    ],
    ['folders', ['x/a.txt', 'x/a.txt.sig', 'y/a.txt'], ['x/a.txt.sig signs x/a.txt']],
  ])('%s', async (_name, names, pairs) => {
    expect(await pairsOf(...names)).toEqual({ pairs, alone: [] });
  });

  test('a signature that could be of two files is of none', async () => {
    expect(await pairsOf('a.pdf', 'a.txt', 'a.sig')).toEqual({ pairs: [], alone: ['a.sig'] });
  });

  test('a signature without its file is named', async () => {
    expect(await pairsOf('b.txt', 'a.txt.sig')).toEqual({ pairs: [], alone: ['a.txt.sig'] });
  });
});
