import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConstructed, rawOf, type Tlv } from '#electron/pki/asn1/tlv.ts';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { concatBytes, header } from '#electron/pki/asn1/encode.ts';
import { assembleDetached, chainToInclude, frameAttached } from '#electron/pki/cades/assemble.ts';
import { pemOf, pemPieces } from '#electron/pki/cades/pem.ts';
import { issuingCertificate, rootCertificate, signerNames, signers } from '../../../kit/ca.ts';
import { utf8 } from '../../../kit/key-files.ts';
import { certificateOf, partsOf, signAttached, signDetached } from '../../../kit/signatures.ts';

/** Writes every element again from its parts, as a strict DER encoder would. */
const encodedAgain = (tlv: Tlv): Uint8Array => {
  const raw = rawOf(tlv);
  if (!isConstructed(tlv)) {
    const content = raw.subarray(tlv.contentStart - tlv.start);
    return concatBytes([header(tlv.identifier, content.length), content]);
  }
  const parts = childrenOf(tlv, tlv.identifier).map(encodedAgain);
  // SET OF: certificates, digest algorithms, attributes and their values, signer infos.
  const isSet = tlv.identifier === 0x31 || (tlv.identifier === 0xa0 && parts.length > 1);
  const content = concatBytes(isSet ? parts.toSorted((a, b) => Buffer.compare(a, b)) : parts);
  return concatBytes([header(tlv.identifier, content.length), content]);
};

describe('a signature', () => {
  test.each(signerNames)('is DER, found so by writing it again: %s', (name) => {
    for (const sign of [signDetached, signAttached]) {
      const signature = sign({ content: utf8('content'), signer: signers[name] });
      const again = decode(signature, encodedAgain);
      expect(again.ok && Buffer.from(again.value).equals(signature)).toBe(true);
    }
  });

  test('carries the certificates byte for byte, each once', () => {
    const chain = [issuingCertificate, issuingCertificate, signers.rsa2048.certificate];
    const signature = Buffer.from(signDetached({ content: utf8('x'), chain }));
    for (const certificate of [issuingCertificate, signers.rsa2048.certificate]) {
      expect(signature.indexOf(certificate)).toBeGreaterThan(0);
      expect(signature.indexOf(certificate)).toBe(signature.lastIndexOf(certificate));
    }
  });

  test('leaves the root out unless asked', () => {
    const chain = [issuingCertificate, rootCertificate].map(certificateOf);
    expect(chainToInclude(chain, false)).toEqual([chain[0]]);
    expect(chainToInclude(chain, true)).toEqual(chain);
  });

  test('gives the same bytes for the same arguments with RSA', () => {
    const request = { content: utf8('content') };
    expect(signDetached(request)).toEqual(signDetached(request));
  });
});

describe('the frame of an attached signature', () => {
  const parts = partsOf({ content: utf8('') });

  test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536, 20_000_000])('fits around %i bytes', (length) => {
    const { before, after } = frameAttached(parts, length);
    const whole = Buffer.concat([before, Buffer.alloc(length), after]);
    const read = decode(whole, (root) => root.end, { maxBytes: 30_000_000 });
    expect(read).toEqual({ ok: true, value: whole.length });
  });

  test('says lengths beyond 4 GiB in full', () => {
    const length = 5 * 1024 ** 3;
    const { before, after } = frameAttached(parts, length);
    expect(before[1]).toBe(0x85);
    const said = Buffer.from(before).readUIntBE(2, 5);
    expect(said).toBe(before.length - 7 + length + after.length);
    expect(Buffer.from(before.subarray(-7)).toString('hex')).toBe('04850140000000');
  });

  test('differs from the detached signature only by the content', () => {
    const attached = frameAttached(parts, 0);
    expect(Buffer.from(assembleDetached(parts)).subarray(-attached.after.length)).toEqual(Buffer.from(attached.after));
  });
});

describe('PEM', () => {
  test('has lines of 64 characters between its two labels', () => {
    const lines = pemOf(new Uint8Array(100)).split('\n');
    expect(lines.map((line) => line.length)).toEqual([19, 64, 64, 8, 17, 0]);
  });

  test('made of pieces is the same, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), async (pieces) => {
        const text: Uint8Array[] = [];
        for await (const piece of pemPieces(fromArray(pieces))) text.push(piece);
        expect(Buffer.concat(text).toString()).toBe(pemOf(concatBytes(pieces)));
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});

async function* fromArray<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
