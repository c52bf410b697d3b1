import { PKIStatus, PKIStatusInfo } from 'pkijs';
import { ok } from '#shared/kernel/result.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failTimestamp, type TimestampCode } from '#shared/signature/timestamp-codes.ts';
import { hexOf } from '../asn1/bytes.ts';
import { enter, finish, more, takeAny } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { rawOf } from '../asn1/tlv.ts';
import { digestOid } from '../verify/digests.ts';
import { nonceBytes, type TimestampRequest } from './make-request.ts';
import { readTimestampToken } from './read-token.ts';

/** PKIFailureInfo by bit, RFC 3161 section 2.4.2. */
const failures: Readonly<Record<number, string>> = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
};

const failureNames = (bits: Uint8Array): readonly string[] =>
  Object.entries(failures).flatMap(([bit, name]) => {
    const at = Number(bit);
    return ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) === 0 ? [] : [name];
  });

/** Null when a token was granted (status 0 or 1), else what the service says, in its own words. */
const refusalOf = (status: PKIStatusInfo): string | null => {
  if (status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods) return null;
  const names = status.failInfo === undefined ? [] : failureNames(status.failInfo.valueBlock.valueHexView);
  const said = (status.statusStrings ?? []).map((text) => text.valueBlock.value.slice(0, 200));
  return [`status ${status.status}`, ...names, ...said].join(', ');
};

const statusIn = (bytes: Uint8Array): PKIStatusInfo | null => {
  try {
    return PKIStatusInfo.fromBER(Uint8Array.from(bytes));
  } catch {
    // pkijs tells by throwing that the structure is another one.
    return null;
  }
};

/**
 * Reads TimeStampResp (RFC 3161 section 2.4.2) and holds it against the request: granted, same digest, same nonce, the
 * policy asked for. Answers the token exactly as it came. That its signature holds is for `judgeTimestamp` to say.
 */
export const readTimestampResponse = async (
  bytes: Uint8Array,
  request: TimestampRequest,
  address: string,
): Promise<Outcome<Uint8Array, TimestampCode>> => {
  const parts = decode(
    bytes,
    (root) => {
      const fields = enter(root);
      const status = rawOf(takeAny(fields));
      const token = more(fields) ? rawOf(takeAny(fields)) : null;
      finish(fields);
      return { status, token };
    },
    { rules: 'ber' },
  );
  if (!parts.ok) {
    const reason = String(parts.error.details['reason']);
    return failTimestamp('timestamp.not-an-answer', { address, reason });
  }
  const status = statusIn(parts.value.status);
  if (status === null) return failTimestamp('timestamp.not-an-answer', { address, reason: 'PKIStatusInfo' });
  const refusal = refusalOf(status);
  if (refusal !== null) return failTimestamp('timestamp.rejected', { address, reason: refusal });
  const { token } = parts.value;
  if (token === null) return failTimestamp('timestamp.not-an-answer', { address, reason: 'timeStampToken' });

  const read = await readTimestampToken(token);
  if (!read.ok) return failTimestamp('timestamp.not-an-answer', { address, reason: read.reason });
  const { info } = read.value;
  const sameImprint =
    info.imprintOid === digestOid(request.digest.algorithm) && hexOf(info.imprint) === request.digest.value;
  if (!sameImprint) return failTimestamp('timestamp.answer-differs', { address, what: 'messageImprint' });
  if (info.nonce !== hexOf(nonceBytes(request.nonce)))
    return failTimestamp('timestamp.answer-differs', { address, what: 'nonce' });
  if (request.policy !== undefined && info.policy !== request.policy)
    return failTimestamp('timestamp.answer-differs', { address, what: 'policy' });
  return ok(Uint8Array.from(token));
};
