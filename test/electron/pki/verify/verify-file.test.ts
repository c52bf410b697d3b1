import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyFile } from '#electron/pki/verify/verify-file.ts';
import type { Report } from '#shared/verification/report.ts';
import { pem } from '#test/kit/ca.ts';
import { asicContainer } from '#test/kit/containers.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { codesOf, wellEquipped } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');

/** Writes files into a folder of their own and verifies the first. */
const verify = async (
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  more: { readonly content?: string } = {},
): Promise<Report> => {
  const folder = temporaryFolder();
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const given = more.content === undefined ? {} : { content: join(folder, more.content) };
  const outcome = await verifyFile({ ...wellEquipped, file: join(folder, files[0]?.[0] ?? ''), ...given });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

describe('the form of a file is told by its bytes', () => {
  const detached = signDetached({ content });
  const base64 = Buffer.from(detached).toString('base64');
  it.each([
    ['cms-der', 'any.bin', detached],
    ['cms-pem', 'any.bin', Buffer.from(pem('CMS', detached))],
    ['cms-pem', 'any.bin', Buffer.from(pem('PKCS7', detached).replaceAll('\n', '\r\n'))],
    ['cms-base64', 'any.bin', Buffer.from(base64)],
    ['cms-base64', 'any.bin', Buffer.from(`${base64.replace(/.{64}(?=.)/g, '$&\r\n')}\r\n`)],
  ] as const)('%s', async (kind, name, bytes) => {
    const report = await verify(
      [
        [name, bytes],
        ['content', content],
      ],
      { content: 'content' },
    );
    expect([report.file.kind, report.conclusion]).toEqual([kind, 'TOTAL-PASSED']);
  });

  it('asic-e, whatever it is called', async () => {
    const report = await verify([['letter.txt', asicContainer()]]);
    expect([report.file.kind, report.conclusion]).toEqual(['asic-e', 'TOTAL-PASSED']);
  });

  it.each([
    ['nothing at all', new Uint8Array(), 'format.unknown'],
    ['a text', Buffer.from('0 is the first character of this text'), 'format.unknown'],
    ['a PDF that ends at once', Buffer.from('%PDF-1.7\n'), 'format.pdf-damaged'],
    ['one byte', Uint8Array.of(0x30), 'format.unknown'],
    [
      'an archive without signatures',
      Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
      'container.no-signature',
    ],
    ['half an archive', Buffer.from('504b0304', 'hex'), 'container.damaged'],
    ['encrypted CMS', Buffer.from('301306092a864886f70d010703a00630040201003100', 'hex'), 'format.not-signed-data'],
    ['base64 of something else', Buffer.from('TUlNRSB0ZXh0IHRoYXQgaXMgbG9uZyBlbm91Z2g='), 'format.unknown'],
    ['PEM that does not end', Buffer.from('-----BEGIN CMS-----\nMIIB\n'), 'format.armour-damaged'],
    ['PEM of a certificate', Buffer.from(pem('CERTIFICATE', signDetached({ content }))), 'format.armour-damaged'],
  ])('%s is a finding and never a pass', async (_title, bytes, code) => {
    const report = await verify([['x.p7s', bytes]]);
    expect(report.conclusion).toBe('TOTAL-FAILED');
    expect(report.signatures).toEqual([]);
    expect(codesOf(report)).toContain(code);
  });

  it('a text around PEM is foreign', async () => {
    const armoured = Buffer.from(`Dear customer,\n${pem('CMS', signAttached({ content }))}`);
    const report = await verify([['x.pem', armoured]]);
    expect(report.conclusion).toBe('TOTAL-FAILED');
    expect(codesOf(report)).toContain('coverage.bytes-around');
  });
});

describe('the content of a detached signature', () => {
  it.each(['bid.pdf.p7s', 'bid.pdf.sig', 'bid.pdf.SGN'])('is found beside %s, and the report says so', async (name) => {
    const report = await verify([
      [name, signDetached({ content })],
      ['bid.pdf', content],
    ]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codesOf(report)).toEqual(['content.found-beside']);
    expect(report.files).toMatchObject([{ name: 'bid.pdf', size: content.length, signatures: 1 }]);
  });

  it('that is nowhere leaves the verdict open', async () => {
    const report = await verify([['bid.pdf.p7s', signDetached({ content })]]);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'SIGNED_DATA_NOT_FOUND']);
    expect(report.signatures[0]?.verdicts.content.verdict).toBe('not-provable');
    expect(report.signatures[0]?.verdicts.signatureValue.verdict).toBe('passed');
  });

  it('may be empty', async () => {
    const empty = new Uint8Array();
    const report = await verify([
      ['e.p7s', signDetached({ content: empty })],
      ['e', empty],
    ]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it('given beats the one beside', async () => {
    const files = [
      ['a.p7s', signDetached({ content })],
      ['a', Buffer.from('other')],
      ['b', content],
    ] as const;
    expect((await verify(files, { content: 'b' })).conclusion).toBe('TOTAL-PASSED');
  });

  it('beside an attached signature must be the same', async () => {
    const report = await verify([
      ['bid.pdf.p7s', signAttached({ content })],
      ['bid.pdf', Buffer.from('other')],
    ]);
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(codesOf(report)).toEqual(['coverage.other-content']);
  });
});

describe('files that cannot be opened are refused', () => {
  it('file.not-found', async () => {
    const outcome = await verifyFile({ ...wellEquipped, file: join(temporaryFolder(), 'none') });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file.not-found' } });
  });

  it('file.not-a-file for a folder', async () => {
    const outcome = await verifyFile({ ...wellEquipped, file: temporaryFolder() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file.not-a-file' } });
  });

  it('file.not-found for the content that was named', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.p7s'), signDetached({ content }));
    const outcome = await verifyFile({ ...wellEquipped, file: join(folder, 'a.p7s'), content: join(folder, 'a') });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file.not-found' } });
  });
});

describe('long work', () => {
  const large = Buffer.alloc(3 * 1024 * 1024 + 7, 'x');

  it('reports progress up to the whole', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.p7s'), signDetached({ content: large }));
    writeFileSync(join(folder, 'a'), large);
    const seen: number[] = [];
    const outcome = await verifyFile({
      ...wellEquipped,
      file: join(folder, 'a.p7s'),
      onProgress: (done) => void seen.push(done),
    });
    expect(outcome).toMatchObject({ ok: true, value: { conclusion: 'TOTAL-PASSED' } });
    expect(seen).toHaveLength(4);
    expect(seen.at(-1)).toBe(large.length);
  });

  it('ends with call.cancelled when asked to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.p7s'), signAttached({ content: large }));
    const stop = new AbortController();
    const outcome = await verifyFile({
      ...wellEquipped,
      file: join(folder, 'a.p7s'),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
  });
});

describe('trust', () => {
  it('none given: INDETERMINATE, and the hint says what to do', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), signAttached({ content }));
    const outcome = await verifyFile({ ...wellEquipped, trust: [], file: join(folder, 'a') });
    expect(outcome).toMatchObject({
      ok: true,
      value: { conclusion: 'INDETERMINATE', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' },
    });
  });

  it('something unreadable given as trust is named and trusted by nobody', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), signAttached({ content }));
    const outcome = await verifyFile({ ...wellEquipped, trust: [Buffer.from('no')], file: join(folder, 'a') });
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value.conclusion).toBe('INDETERMINATE');
    expect(codesOf(outcome.value)).toContain('certificate.unreadable');
  });
});
