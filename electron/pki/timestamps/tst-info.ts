import { fromBER } from 'asn1js';
import { TSTInfo } from 'pkijs';
import { hexOf } from '../asn1/bytes.ts';
import { childrenOf } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { tags } from '../asn1/tags.ts';
import { contentOf, type Tlv } from '../asn1/tlv.ts';

/** What a timestamp says (RFC 3161 section 2.4.2). `genTime` in epoch milliseconds, numbers in hexadecimal. */
export type TimestampInfo = {
  readonly policy: string;
  readonly imprintOid: string;
  readonly imprint: Uint8Array;
  readonly serial: string;
  readonly genTime: number;
  readonly accuracyMilliseconds: number | null;
  readonly nonce: string | null;
};

export type TimestampInfoRead =
  | { readonly ok: true; readonly value: TimestampInfo }
  | { readonly ok: false; readonly reason: string };

const genTimeForm = /^\d{14}(?:\.\d*[1-9])?Z$/;

/** asn1js is generous with encodings; the outer layer and the time must be as the standard writes them. */
const strictFault = (bytes: Uint8Array): string | null => {
  const read = decode(bytes, (root: Tlv) => {
    const time = childrenOf(root).find(({ identifier }) => identifier === tags.generalizedTime);
    return time === undefined ? '' : Buffer.from(contentOf(time)).toString('latin1');
  });
  if (!read.ok) return String(read.error.details['reason']);
  return genTimeForm.test(read.value) ? null : 'genTime';
};

const accuracyOf = ({ accuracy }: TSTInfo): number | null =>
  accuracy === undefined
    ? null
    : (accuracy.seconds ?? 0) * 1000 + (accuracy.millis ?? 0) + (accuracy.micros ?? 0) / 1000;

/** Reads the content of a token. Never throws on bytes: what is wrong is the reason. */
export const readTimestampInfo = (bytes: Uint8Array): TimestampInfoRead => {
  const fault = strictFault(bytes);
  if (fault !== null) return { ok: false, reason: fault };
  try {
    const parsed = fromBER(Uint8Array.from(bytes));
    if (parsed.offset !== bytes.length) return { ok: false, reason: parsed.result.error };
    const info = new TSTInfo({ schema: parsed.result });
    const genTime = info.genTime.getTime();
    if (info.version !== 1 || !Number.isFinite(genTime)) return { ok: false, reason: 'version or genTime' };
    return {
      ok: true,
      value: {
        policy: info.policy,
        imprintOid: info.messageImprint.hashAlgorithm.algorithmId,
        imprint: Uint8Array.from(info.messageImprint.hashedMessage.valueBlock.valueHexView),
        serial: hexOf(info.serialNumber.valueBlock.valueHexView),
        genTime,
        accuracyMilliseconds: accuracyOf(info),
        nonce: info.nonce === undefined ? null : hexOf(info.nonce.valueBlock.valueHexView),
      },
    };
  } catch (error) {
    // pkijs tells by throwing that the structure is another one.
    return { ok: false, reason: error instanceof Error ? error.message : 'TSTInfo' };
  }
};
