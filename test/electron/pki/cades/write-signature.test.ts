import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameAttached } from '#electron/pki/cades/assemble.ts';
import { pemOf } from '#electron/pki/cades/pem.ts';
import { writeAttached, writeDetached } from '#electron/pki/cades/write-signature.ts';
import { temporaryFolder } from '../../../kit/folder.ts';
import { partsOf, signAttached, signDetached } from '../../../kit/signatures.ts';

const content = Buffer.from(Array.from({ length: 2_500_000 }, (_, at) => (at * 7919) & 0xff));
const digest = { algorithm: 'sha-256', value: createHash('sha256').update(content).digest('hex') } as const;

const prepared = (bytes: Uint8Array = content) => {
  const folder = temporaryFolder();
  const source = join(folder, 'source');
  writeFileSync(source, bytes);
  return { folder, out: join(folder, 'out.p7m'), content: { file: source, size: content.length, digest } };
};

const frame = frameAttached(partsOf({ content }), content.length);

describe('a detached signature on disk', () => {
  test.each(['DER', 'PEM'] as const)('is the signature and nothing else: %s', async (encoding) => {
    const signature = signDetached({ content });
    const { folder, out } = prepared();
    const written = await writeDetached(out, signature, encoding);
    const expected = encoding === 'DER' ? Buffer.from(signature) : Buffer.from(pemOf(signature));
    expect(written).toEqual({ ok: true, value: { file: out, size: expected.length } });
    expect(readFileSync(out).equals(expected)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['out.p7m', 'source']);
  });
});

describe('an attached signature on disk', () => {
  test.each(['DER', 'PEM'] as const)('has the content inside, copied through: %s', async (encoding) => {
    const { out, content: from } = prepared();
    const seen: number[] = [];
    const watch = { onBytes: (done: number) => seen.push(done) };
    const written = await writeAttached({ file: out, frame, content: from, encoding, watch });
    const whole = signAttached({ content });
    const expected = encoding === 'DER' ? Buffer.from(whole) : Buffer.from(pemOf(whole));
    expect(written).toEqual({ ok: true, value: { file: out, size: expected.length } });
    expect(readFileSync(out).equals(expected)).toBe(true);
    expect(seen.at(-1)).toBe(content.length);
  });

  test.each([
    ['grew', Buffer.concat([content, Buffer.from('x')]), 'signing.content-length-differs'],
    ['shrank', content.subarray(1), 'signing.content-length-differs'],
    ['was replaced by one as long', Buffer.alloc(content.length), 'signing.digest-differs'],
  ])('is not kept when the content %s since it was hashed', async (_, bytes, code) => {
    const { folder, out, content: from } = prepared(bytes);
    writeFileSync(out, 'what was there before');
    const written = await writeAttached({ file: out, frame, content: from, encoding: 'DER' });
    expect(written).toMatchObject({ ok: false, error: { code, details: { file: from.file } } });
    expect(readdirSync(folder).toSorted()).toEqual(['out.p7m', 'source']);
    expect(readFileSync(out, 'utf8')).toBe('what was there before');
  });

  test('is not kept when cancelled on the way', async () => {
    const { folder, out, content: from } = prepared();
    const stop = new AbortController();
    const watch = { signal: stop.signal, onBytes: () => stop.abort() };
    const written = await writeAttached({ file: out, frame, content: from, encoding: 'PEM', watch });
    expect(written).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(readdirSync(folder)).toEqual(['source']);
  });

  test('is refused when the content is gone', async () => {
    const { folder, out, content: from } = prepared();
    const gone = { ...from, file: join(folder, 'gone') };
    expect(await writeAttached({ file: out, frame, content: gone, encoding: 'DER' })).toMatchObject({
      error: { code: 'file.not-found', details: { file: gone.file } },
    });
  });
});
