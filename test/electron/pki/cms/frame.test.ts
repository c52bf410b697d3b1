import { describe, expect, it } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { contentChunks } from '#electron/pki/cms/frame.ts';
import { readSignedData } from '#electron/pki/cms/signed-data.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';

const content = Buffer.from('0123456789'.repeat(30));
const endOfContents = Uint8Array.of(0, 0);
const indefinite = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Uint8Array.of(tag, 0x80), ...parts, endOfContents]);
const definite = (tag: number, bytes: Uint8Array): Buffer => {
  const length = bytes.length < 0x80 ? [bytes.length] : [0x82, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...length), bytes]);
};

/** The pieces of an attached signature of the kit: its head up to eContent, and what follows the content. */
const split = () => {
  const whole = Buffer.from(signAttached({ content }));
  const at = whole.indexOf(content);
  const type = whole.indexOf(Buffer.from('06092a864886f70d010701', 'hex'));
  return { whole, type, after: whole.subarray(at + content.length) };
};

/** The same signature as a streaming program writes it: indefinite lengths, the content in segments. */
const streamed = (segments: readonly Uint8Array[], nested = false): Buffer => {
  const { whole, type, after } = split();
  const head = whole.subarray(0, type);
  const versionAt = head.lastIndexOf(Buffer.from('020101', 'hex'));
  const digests = head.subarray(versionAt + 3, head.lastIndexOf(0x30));
  const oidEnd = type + 11;
  const pieces = segments.map((segment) => definite(0x04, segment));
  const octets = nested ? indefinite(0x24, indefinite(0x24, ...pieces)) : indefinite(0x24, ...pieces);
  return indefinite(
    0x30,
    Buffer.from('06092a864886f70d010702', 'hex'),
    indefinite(
      0xa0,
      indefinite(
        0x30,
        Buffer.from('020101', 'hex'),
        digests,
        indefinite(0x30, whole.subarray(type, oidEnd), indefinite(0xa0, octets)),
        after,
      ),
    ),
  );
};

const joined = async (bytes: Uint8Array): Promise<string> => {
  const source = memorySource(bytes);
  const read = await readSignedData(source);
  if (!read.ok || read.value.content === null) throw new Error(JSON.stringify(read));
  const parts: Buffer[] = [];
  for await (const chunk of contentChunks(source, read.value.content)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
};

describe('the outer layers of a signature', () => {
  it('give the content in one piece when it is written in one', async () => {
    expect(await joined(signAttached({ content }))).toBe(content.toString());
  });

  it('may have indefinite lengths and content in segments, as streaming programs write them', async () => {
    const bytes = streamed([content.subarray(0, 100), content.subarray(100, 101), content.subarray(101)]);
    expect(await joined(bytes)).toBe(content.toString());
    expect((await verifyBytes(bytes)).conclusion).toBe('TOTAL-PASSED');
  });

  it('may nest the segments', async () => {
    expect((await verifyBytes(streamed([content], true))).conclusion).toBe('TOTAL-PASSED');
  });

  it('with a segment left out is another content', async () => {
    const report = await verifyBytes(streamed([content.subarray(1)]));
    expect(report.subIndication).toBe('HASH_FAILURE');
  });

  it('nested without end stop at a limit', async () => {
    const deep = Buffer.alloc(4_000, Buffer.from('3080', 'hex'));
    const read = await readSignedData(memorySource(deep));
    expect(read.ok).toBe(false);
  });

  it('followed by bytes name how many', async () => {
    const report = await verifyBytes(Buffer.concat([signDetached({ content }), Buffer.from('abc')]), content);
    expect(report.subIndication).toBe('FORMAT_FAILURE');
    expect(report.signatures[0]?.findings).toContainEqual(
      expect.objectContaining({ code: 'coverage.bytes-after-end', details: { count: 3 } }),
    );
  });

  it('that claim to be larger than the file are damaged', async () => {
    const report = await verifyBytes(Buffer.from('3084ffffffff06092a864886f70d010702', 'hex'));
    expect(codesOf(report)).toEqual(['format.damaged']);
  });
});
