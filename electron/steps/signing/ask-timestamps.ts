import type { Digest } from '#shared/kernel/digest.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failTimestamp } from '#shared/signature/timestamp-codes.ts';
import { postTimestampRequest, timestampAddress } from '../../network/post-timestamp-request.ts';
import { timestampLimits } from '../../pki/timestamps/oids.ts';
import type { Call } from '../context.ts';
import { noteAsked, proxiesOf, throughProxy } from '../trust/network-access.ts';
import { noteTimestampTime } from '../workspace/clock-check.ts';
import { listedIn, loadSettings } from '../workspace/settings.ts';
import type { TimestampSource } from './timestamp-source.ts';

/** A service answers in a second or is not there; the user waits for each. */
const limits = { timeout: 15_000, maxBytes: timestampLimits.tokenBytes } as const;

const findingOf = ({ code, details }: Failure, file: string): Finding => ({
  code,
  severity: 'blocker',
  place: { file },
  details,
});

/** One service, one question. Only a digest leaves the machine. */
const askOne = async (call: Call, address: string, digest: Digest): Promise<Outcome<Uint8Array>> => {
  const [{ makeTimestampRequest }, { readTimestampResponse }, { freshTokenFault }] = await Promise.all([
    import('../../pki/timestamps/make-request.ts'),
    import('../../pki/timestamps/read-response.ts'),
    import('../../pki/timestamps/fresh-token.ts'),
  ]);
  const request = { digest, nonce: call.host.random(8), certReq: true };
  const proxies = await proxiesOf(call.host);
  if (!proxies.ok) return proxies;
  const body = makeTimestampRequest(request);
  const options = { ...limits, proxies: proxies.value, signal: call.signal };
  const answer = await throughProxy(call, () => postTimestampRequest(address, body, options));
  noteAsked(call.host, 'timestamp', address, answer.ok ? null : answer.error.code);
  if (!answer.ok) return answer;
  const token = await readTimestampResponse(answer.value, request, address);
  if (!token.ok) return token;
  // Whom to trust is the reader's question; a token that nobody could ever rely on is not put in.
  const reason = await freshTokenFault(token.value);
  if (reason !== null) return failTimestamp('timestamp.token-unsound', { address, reason });
  // A moment that somebody vouches for goes by: the chance to see whether this machine's clock is right.
  await noteTimestampTime(call.host, address, token.value);
  return token;
};

/**
 * Refuses addresses that cannot be asked before anything is signed. Where none is named, the services of the settings are
 * asked.
 */
export const openTimestampSource = async (call: Call, named: readonly string[]): Promise<Outcome<TimestampSource>> => {
  const addresses = named.length > 0 ? named : listedIn((await loadSettings(call.host)).timestampServices);
  if (addresses.length === 0) return failTimestamp('timestamp.no-address');
  const unfit = addresses.find((address) => timestampAddress(address) === null);
  if (unfit !== undefined) return failTimestamp('timestamp.address-unfit', { address: unfit });
  // A service that is not there is asked once in a call, not once for every file.
  const absent = new Map<string, Failure>();
  return ok({
    tokenOver: async (digest, file) => {
      const failures: Failure[] = [];
      for (const address of addresses) {
        const known = absent.get(address);
        const asked = known === undefined ? await askOne(call, address, digest) : { ok: false as const, error: known };
        if (asked.ok) return asked;
        const { error } = asked;
        failures.push(error);
        if (error.code === 'call.cancelled') break;
        if (error.code === 'timestamp.unreachable' || error.code === 'timestamp.timed-out') absent.set(address, error);
      }
      return { ok: false, error: failures.map((failure) => findingOf(failure, file)) };
    },
  });
};
