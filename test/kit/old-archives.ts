import { writeDraft } from '#electron/pki/cades/draft.ts';
import { rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { attributeOf, withUnsigned } from '#electron/pki/cades/unsigned-attributes.ts';
import { kitNow } from './ca.ts';
import { draftOf } from './levels.ts';
import { stamp, type Stamp } from './timestamps.ts';

/** Signatures archived as programs did until 2013, by id-aa-ets-archiveTimestampV2. */

export const archiveV2 = '1.2.840.113549.1.9.16.2.48';

/** The outer elements of a SignedData by hand, so that nothing of the reader's is used to make what it reads. */
export const childrenOf = (der: Uint8Array): readonly Uint8Array[] => {
  const found: Uint8Array[] = [];
  const lengthAt = (at: number): { readonly start: number; readonly end: number } => {
    const first = der[at + 1] ?? 0;
    const count = first < 0x80 ? 0 : first & 0x7f;
    const length =
      count === 0 ? first : Number.parseInt(Buffer.from(der.subarray(at + 2, at + 2 + count)).toString('hex'), 16);
    return { start: at + 2 + count, end: at + 2 + count + length };
  };
  for (let at = lengthAt(0).start; at < lengthAt(0).end; at = lengthAt(at).end)
    found.push(der.subarray(at, lengthAt(at).end));
  return found;
};

type Form = 'whole' | 'bare';

/** RFC 5126 section 6.4.1, by hand: what an archive timestamp of 2012 would have been over. */
const stampedOver = (cms: Uint8Array, detached: Uint8Array | null, form: Form): Uint8Array => {
  const [, wrapper = new Uint8Array(0)] = childrenOf(cms);
  const parts = childrenOf(childrenOf(wrapper)[0] ?? new Uint8Array(0));
  const [, , encapsulated = new Uint8Array(0), ...rest] = parts;
  const around = rest.filter(([tag]) => tag === 0xa0 || tag === 0xa1);
  const signer = childrenOf(rest.at(-1) ?? new Uint8Array(0))[0] ?? new Uint8Array(0);
  const fields = childrenOf(signer).flatMap((field) =>
    field[0] === 0xa1 && form === 'bare' ? childrenOf(field) : [field],
  );
  return Buffer.concat([encapsulated, detached ?? new Uint8Array(0), ...around, ...fields]);
};

/** An archive timestamp of the older form put into a signature, as a stranger's program did. */
export const archivedOld = async (
  cms: Uint8Array,
  detached: Uint8Array | null,
  { form = 'whole', over, ...change }: { readonly form?: Form; readonly over?: Uint8Array } & Omit<Stamp, 'data'> = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const token = stamp({ data: over ?? stampedOver(cms, detached, form), at: kitNow, ...change });
  const draft = await draftOf(cms);
  const signers = draft.signers.map(({ info, raw }) => ({
    info,
    raw: withUnsigned(raw, [attributeOf(archiveV2, token)]),
  }));
  return rewrittenBytes(await writeDraft({ ...draft, signers }));
};
