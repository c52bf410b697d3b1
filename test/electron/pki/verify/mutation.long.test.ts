import { describe, expect, it } from 'vitest';
import { issuingCertificate, pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { asicContainer, hostAttributes } from '#test/kit/containers.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { verifyBytes } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');

type Form = {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array | null;
  /** What each byte is exclusive-ored with: a single bit that moves with the position, or all bits. */
  readonly masks: (position: number) => readonly number[];
  /** The first position to change, and the first not to: what lies outside is the same as in another form. */
  readonly from?: number;
  readonly until?: number;
  /** Positions that may change and mean the same. */
  readonly free: (bytes: Uint8Array) => ReadonlySet<number>;
  /** Lengths to which it may be cut and means the same. */
  readonly cuts: readonly number[];
};

/** One form is changed at every byte here; the others at every third, and whole by `test/slow/change-every-byte.ts`. */
const strideOf = ({ title }: Form): number => (title === 'a detached signature, DER' ? 1 : 3);

const oneBit = (position: number): number => 1 << (position % 8);
const single = (position: number): readonly number[] => [position % 2 === 0 ? oneBit(position >> 1) : 0xff];
const none = (): ReadonlySet<number> => new Set();

const detached = signDetached({ content });
const text = Buffer.from(pem('CMS', detached));
const pss = signDetached({ content, algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } });
const forms: readonly Form[] = [
  { title: 'a detached signature, DER', bytes: detached, content, masks: single, free: none, cuts: [] },
  {
    title: 'the root inside a detached signature by P-256',
    until: 1_000,
    bytes: signDetached({ content, signer: signers.p256, chain: [issuingCertificate, rootCertificate] }),
    content,
    masks: single,
    free: none,
    cuts: [],
  },
  {
    title: 'the signer of a detached signature, RSA-PSS',
    bytes: pss,
    from: pss.length - 900,
    content,
    masks: single,
    free: none,
    cuts: [],
  },
  {
    title: 'an attached signature up to its certificates',
    bytes: signAttached({ content }),
    content: null,
    until: 400,
    masks: single,
    free: none,
    cuts: [],
  },
  // The last line end of a text may be there or not (RFC 7468 section 3).
  { title: 'a PEM signature', bytes: text, content, masks: single, free: none, cuts: [text.length - 1] },
  {
    title: 'an ASiC-E container',
    bytes: asicContainer(),
    content: null,
    masks: single,
    free: hostAttributes,
    cuts: [],
  },
];

const changed = (bytes: Uint8Array, position: number, mask: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[position] = (copy[position] ?? 0) ^ mask;
  return copy;
};

describe.each(forms)('the bytes of $title', (form) => {
  it('passes untouched', async () => {
    expect((await verifyBytes(form.bytes, form.content)).conclusion).toBe('TOTAL-PASSED');
  });

  // Thousands of verifications: a busy machine may need longer than a single test is usually given.
  it('cannot be changed without the verdict changing', { timeout: 180_000 }, async () => {
    const free = form.free(form.bytes);
    const passed: string[] = [];
    for (let position = form.from ?? 0; position < (form.until ?? form.bytes.length); position += strideOf(form)) {
      for (const mask of form.masks(position)) {
        const report = await verifyBytes(changed(form.bytes, position, mask), form.content);
        if (report.conclusion === 'TOTAL-PASSED' && !free.has(position)) passed.push(`${position} ^ ${mask}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it('cannot be cut off', { timeout: 180_000 }, async () => {
    const passed: number[] = [];
    for (let length = form.bytes.length - 1; length >= 0; length -= strideOf(form)) {
      const report = await verifyBytes(form.bytes.subarray(0, length), form.content);
      if (report.conclusion === 'TOTAL-PASSED') passed.push(length);
    }
    expect(passed).toEqual(form.cuts);
  });

  it('cannot be followed by anything', async () => {
    for (const tail of ['x', '\0', '0\0', ' ']) {
      const report = await verifyBytes(Buffer.concat([form.bytes, Buffer.from(tail)]), form.content);
      expect(report.conclusion).not.toBe('TOTAL-PASSED');
    }
  });
});

describe('every byte of the content', () => {
  it('is what was signed', async () => {
    for (let position = 0; position < content.length; position += 1) {
      const report = await verifyBytes(detached, changed(content, position, oneBit(position)));
      expect([report.conclusion, report.subIndication]).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
    }
  });
});
