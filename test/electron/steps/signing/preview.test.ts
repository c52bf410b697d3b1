import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAtFile } from '#electron/steps/signing/look-at-file.ts';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FilePreview } from '#shared/contract/batches.ts';
import { contract } from '#shared/contract/index.ts';
import type { ShownContent } from '#electron/steps/context.ts';
import { previewFile } from '#electron/steps/signing/batch/preview.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

type Looked = { readonly preview: FilePreview; readonly shown: readonly ShownContent[] };

/** A face that shows what files hold, and collects it: what the page gets is `preview` alone. */
const lookAt = async (name: string, bytes: Uint8Array | string): Promise<Looked> => {
  const station = await openWorkstation();
  const shown: ShownContent[] = [];
  const showContent = (content: ShownContent): string => `app://content/${shown.push(content)}`;
  const host = { ...station.host, abilities: { ...station.host.abilities, showContent } };
  const { batchId } = await station.value('batches.review', { fileIds: [await station.file(name, bytes)] });
  const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
  const looked = await previewFile({ batchId, position: 0 }, call);
  if (!looked.ok) throw new Error(looked.error.code);
  return { preview: contract['batches.preview'].output.parse(looked.value).preview, shown };
};
const previewOf = async (name: string, bytes: Uint8Array | string): Promise<FilePreview> =>
  (await lookAt(name, bytes)).preview;

/** The eight bytes of every PNG and a header that says how large the image unfolds. */
const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, deflateSync(Buffer.alloc(10))]);
};

describe('what a file looks like before it is signed', () => {
  test.each([
    ['utf-8', Buffer.from('Цена: 100 ₽')],
    ['windows-1251', Buffer.from([0xd6, 0xe5, 0xed, 0xe0, 0x3a, 0x20, 0x31])],
    ['utf-16le', Buffer.from('\uFEFFЦена', 'utf16le')],
  ])('is its text in %s', async (encoding, bytes) => {
    const { preview, shown } = await lookAt('offer.pdf', bytes);
    expect(preview).toMatchObject({ kind: 'text', encoding, isCut: false });
    expect(shown).toMatchObject([{ kind: 'text', title: 'offer.pdf', text: expect.stringContaining('Цена') }]);
  });

  test('never goes to the page that asks: it learns an address, and nowhere where there is none', async () => {
    const secret = 'the price is 1 240 000';
    const { preview } = await lookAt('offer.txt', secret);
    expect(preview).toMatchObject({ shownAt: 'app://content/1' });
    expect(JSON.stringify(preview)).not.toContain('240');
    const station = await openWorkstation();
    const { batchId } = await station.value('batches.review', { fileIds: [await station.file('offer.txt', secret)] });
    const { preview: unseen } = await station.value('batches.preview', { batchId, position: 0 });
    expect(unseen).toMatchObject({ kind: 'text', shownAt: null });
  });

  test('names marks that make a text read otherwise than it is', async () => {
    const preview = await previewOf('offer.txt', 'price 100\u202E001\u200B');
    expect(preview).toMatchObject({ kind: 'text', invisible: ['U+202E', 'U+200B'] });
  });

  test('is only the beginning of a long text, and says so', async () => {
    const { preview, shown } = await lookAt('offer.txt', 'я'.repeat(300_000));
    expect(preview).toMatchObject({ kind: 'text', isCut: true });
    expect(shown).toMatchObject([{ kind: 'text', text: 'я'.repeat(20_000) }]);
  });

  test('is the image itself by its bytes, unless it would unfold without measure', async () => {
    expect(await previewOf('scan.txt', png(100, 100))).toMatchObject({ kind: 'image', mediaType: 'image/png' });
    expect(await previewOf('scan.png', png(60_000, 60_000))).toEqual({ kind: 'none', reason: 'too-large' });
  });

  test('of a drawing with a script in it is its text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect((await lookAt('logo.svg', svg)).shown).toMatchObject([{ kind: 'text', text: svg }]);
  });

  test('never shows a private key that lies among the files', async () => {
    const key = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n';
    expect(await previewOf('key.pem', `a line before\n${key}`)).toEqual({ kind: 'none', reason: 'unknown' });
  });

  test('of a PDF is how many pages it has and what in it acts by itself', async () => {
    const pdf =
      '%PDF-1.4\n1 0 obj <</Type /Pages /Kids [2 0 R] /Count 12>> endobj\n<< /OpenAction << /S /JavaScript >> >>';
    const { preview, shown } = await lookAt('offer', pdf);
    expect(preview).toEqual({
      kind: 'pdf',
      shownAt: 'app://content/1',
      pages: 12,
      active: ['/JavaScript', '/OpenAction'],
    });
    const [content] = shown;
    if (content?.kind !== 'pdf') throw new Error('nothing to draw');
    expect(content.size).toBe(pdf.length);
    expect(Buffer.from((await content.read(0, 8)) ?? []).toString()).toBe('%PDF-1.4');
    expect(await content.read(content.size - 1, content.size + 5)).toBeNull();
  });

  test('of a PDF is drawn from what was looked at, not from what lies there now', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bidwright-look-'));
    const path = join(folder, 'offer.pdf');
    writeFileSync(path, '%PDF-1.4 one');
    const shown: ShownContent[] = [];
    const showContent = (content: ShownContent): string => `app://content/${shown.push(content)}`;
    await lookAtFile(path, { face: 'electron', chooseFiles: null, reveal: null, showContent }, 'Offer.pdf');
    writeFileSync(path, '%PDF-1.4 two, longer');
    const [content] = shown;
    if (content?.kind !== 'pdf') throw new Error('nothing to draw');
    expect(content.title).toBe('Offer.pdf');
    expect(await content.read(0, 4)).toBeNull();
    rmSync(folder, { recursive: true });
    expect(await content.read(0, 4)).toBeNull();
  });

  test.each([
    ['empty', ''],
    ['unknown', Buffer.from([0, 1, 2, 3, 0xff])],
    ['damaged', Buffer.from('PK\u0003\u0004 and no directory')],
  ] as const)('is nothing where a file is %s', async (reason, bytes) => {
    expect(await previewOf('file.bin', bytes)).toEqual({ kind: 'none', reason });
  });
});
