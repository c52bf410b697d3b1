import { describe, expect, test } from 'vitest';
import { childrenOf } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { concatBytes, element, integer, octetString, oid, sequence, setOf } from '#electron/pki/asn1/encode.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readSignedData } from '#electron/pki/cms/signed-data.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { addTimestamps } from '#test/kit/timestamps.ts';

const content = Buffer.from('annex 1');
const token = sequence(integer(7));
const read = async (bytes: Uint8Array) => {
  const outcome = await readSignedData(memorySource(bytes));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};
const timestampType = '1.2.840.113549.1.9.16.2.14';

describe('adding a timestamp', () => {
  test.each([
    ['detached', signDetached({ content })],
    ['attached', signAttached({ content })],
    ['attached, with lengths that grow by an octet', signAttached({ content: Buffer.alloc(63_000, 7) })],
  ])('changes only lengths and the unsigned attributes (%s)', async (_name, before) => {
    const big = octetString(Buffer.alloc(4000, 1));
    const after = await addTimestamps(before, big);
    const [old, fresh] = [await read(before), await read(after)];
    expect(fresh.signers[0]?.unsignedAttributes).toEqual([{ type: timestampType, values: [big] }]);
    const { unsignedAttributes: _a, ...oldSigner } = old.signers[0] ?? { unsignedAttributes: [] };
    const { unsignedAttributes: _b, ...freshSigner } = fresh.signers[0] ?? { unsignedAttributes: [] };
    expect(freshSigner).toEqual(oldSigner);
    expect(fresh.certificates).toEqual(old.certificates);
    expect([fresh.contentSize, fresh.end]).toEqual([old.contentSize, after.length]);
    expect(decode(after, (root) => childrenOf(root).length)).toEqual({ ok: true, value: 2 });
  });

  test('sorts the unsigned attributes as DER wants them', async () => {
    const once = await addTimestamps(signDetached({ content }), sequence(integer(9)));
    const twice = await addTimestamps(once, sequence(integer(8)));
    const values = (await read(twice)).signers[0]?.unsignedAttributes.map(({ values: [value] }) => value?.at(-1));
    expect(values).toEqual([8, 9]);
  });

  test('leaves the other signer byte for byte', async () => {
    const [one, two] = [signDetached({ content }), signDetached({ content: Buffer.from('annex 2') })];
    const signerOf = (cms: Uint8Array): Uint8Array => {
      const found = decode(cms, (root) => {
        const data = childrenOf(childrenOf(root)[1] ?? root, 0xa0)[0] ?? root;
        const signers = childrenOf(data).at(-1) ?? root;
        const [signer] = childrenOf(signers, 0x31);
        return signer === undefined ? new Uint8Array(0) : cms.slice(signer.start, signer.end);
      });
      return found.ok ? found.value : new Uint8Array(0);
    };
    const both = sequence(
      oid('1.2.840.113549.1.7.2'),
      element(
        0xa0,
        sequence(
          integer(1),
          setOf([sequence(oid('2.16.840.1.101.3.4.2.1'))]),
          sequence(oid('1.2.840.113549.1.7.1')),
          setOf([signerOf(one), signerOf(two)]),
        ),
      ),
    );
    const first = (await read(both)).signers[0]?.signature;
    const after = await addTimestamps(both, token, null);
    const others = (await read(after)).signers.filter(({ unsignedAttributes }) => unsignedAttributes.length === 0);
    expect(others).toHaveLength(1);
    expect(others[0]?.signature).not.toEqual(first);
    const untouched = Buffer.compare(signerOf(one), signerOf(two)) < 0 ? signerOf(two) : signerOf(one);
    expect(Buffer.from(after).includes(Buffer.from(untouched))).toBe(true);
  });

  test('keeps indefinite lengths around it as a stranger wrote them', async () => {
    const der = signDetached({ content });
    const inner = decode(der, (root) => {
      const wrapper = childrenOf(root)[1];
      return wrapper === undefined ? der : der.slice(wrapper.contentStart, wrapper.contentEnd);
    });
    const end = Uint8Array.of(0, 0);
    const ber = concatBytes([
      Uint8Array.of(0x30, 0x80),
      oid('1.2.840.113549.1.7.2'),
      Uint8Array.of(0xa0, 0x80),
      inner.ok ? inner.value : der,
      end,
      end,
    ]);
    const after = await addTimestamps(ber, token);
    expect([...after.subarray(0, 2), ...after.subarray(-4)]).toEqual([0x30, 0x80, 0, 0, 0, 0]);
    const data = await read(after);
    expect(data.end).toBe(after.length);
    expect(data.signers[0]?.signedBytes).toEqual((await read(der)).signers[0]?.signedBytes);
    expect(data.signers[0]?.unsignedAttributes).toHaveLength(1);
  });
});
