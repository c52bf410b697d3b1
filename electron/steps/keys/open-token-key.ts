import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import { isToken, tokenName } from '#shared/signature/token-facts.ts';
import { openToken, type PinSource, type TokenSession } from '../../keys/token/open-token.ts';
import { scanLibrary } from '../../keys/token/scan-library.ts';
import type { Call } from '../context.ts';
import { allowLibraries } from '../tokens/allow-libraries.ts';
import { launchOf } from '../tokens/which-library.ts';
import { ownCertificates } from './own-certificates.ts';

/** A token's key as a step means it: where it may be, and which of them. */
export type TokenKeySource = {
  /** Several where the library was not named. */
  readonly libraries: readonly string[];
  readonly token: string | null;
  readonly key: string | null;
};

/** The library that sees the token; several tokens of that name, or none, are refused with all that were seen. */
const libraryOf = async (call: Call, { libraries, token }: TokenKeySource): Promise<Outcome<string>> => {
  const [only, ...others] = libraries;
  if (only === undefined) return failToken('token.no-library');
  if (others.length === 0) return ok(only);
  const scans = await Promise.all(libraries.map((path) => scanLibrary(path, launchOf(call.host))));
  const seen = scans.flatMap(({ path, slots }) =>
    slots.flatMap((slot) => (slot.token === null || slot.token.label === '' ? [] : [{ path, token: slot.token }])),
  );
  const fitting = token === null ? seen : seen.filter((one) => isToken(token, one.token));
  // Two libraries may know the same token: the first of the user's own order is taken.
  const serials = new Set(fitting.map((one) => one.token.serial));
  const [first] = fitting;
  if (first !== undefined && serials.size === 1) return ok(first.path);
  const tokens = seen.map((one) => tokenName(one.token));
  if (first !== undefined) return failToken('token.several', { tokens });
  return token === null || seen.length === 0
    ? failToken('token.none-inserted', { library: libraries.join(', ') })
    : failToken('token.not-found', { token, tokens });
};

/** PINs come from where passwords do; on a token's own pad nothing is asked here, and the face is told to say so. */
const pinsOf = (call: Call, library: string, purpose: 'open' | 'sign', fileCount: number): PinSource => ({
  canAskAgain: call.host.secrets.canAskAgain,
  ask: ({ token, purpose: forWhat, wrongBefore, tries }) =>
    call.host.secrets.ask(
      {
        purpose,
        keyFile: library,
        keyLabel: tokenName(token),
        fileCount,
        wrongBefore,
        pin: { tries, asksEachTime: forWhat === 'signature' },
      },
      call.signal,
    ),
  onPad: (token, isWaiting) => {
    const { callId, host } = call;
    if (isWaiting) host.emit({ type: 'pad-asked', callId, subject: tokenName(token), at: host.clock() });
    else host.emit({ type: 'pad-answered', callId });
  },
});

/** Opens a token's key in its library's own process. Close the session when done, whatever happened. */
export const openTokenKey = async (
  call: Call,
  source: TokenKeySource,
  purpose: 'open' | 'sign',
  fileCount: number,
): Promise<Outcome<TokenSession>> => {
  const allowed = await allowLibraries(call, source.libraries);
  if (!allowed.ok) return allowed;
  const library = await libraryOf(call, source);
  if (!library.ok) return library;
  return openToken({
    library: library.value,
    token: source.token,
    key: source.key,
    certificates: ownCertificates(call.host),
    pins: pinsOf(call, library.value, purpose, fileCount),
    signal: call.signal,
    onlyToLook: purpose === 'open',
    ...launchOf(call.host),
  });
};
