import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import {
  hasFlag,
  pinTriesOf,
  tokenName,
  type PinTries,
  type TokenFacts,
  type TokenKeyFacts,
} from '#shared/signature/token-facts.ts';
import type { KeyCode, KeySession } from '../key-session.ts';
import { closeLibrary, openLibrary, type LibraryProcess, type LibraryProcessOptions } from './library-process.ts';
import { pairTokenKeys, type PairedKey } from './pair-token-keys.ts';

/** What a PIN is wanted for, as the one who is asked should know it. */
export type PinQuestion = {
  readonly token: TokenFacts;
  /** `login`: once for the session; `signature`: this key asks for each one. */
  readonly purpose: 'login' | 'signature';
  readonly wrongBefore: boolean;
  readonly tries: PinTries;
};

/** Where PINs come from. The bytes are UTF-8 and are overwritten once used. */
export type PinSource = {
  readonly ask: (question: PinQuestion) => Promise<Outcome<Uint8Array>>;
  /** Whether a person answers: who can be warned of the last try and may try again. */
  readonly canAskAgain: boolean;
  /** Told when a PIN is to be typed on the token's own pad, and when that is over. */
  readonly onPad?: (token: TokenFacts, isWaiting: boolean) => void;
};

export type TokenSession = KeySession & {
  readonly token: TokenFacts;
  readonly keys: readonly TokenKeyFacts[];
  /** Signatures made, and the milliseconds that the library took for them, apart from everything of ours. */
  readonly spent: () => { readonly signatures: number; readonly milliseconds: number };
};

export type OpenTokenInput = LibraryProcessOptions & {
  readonly library: string;
  /** Label or serial number; null: the only token in the library. */
  readonly token: string | null;
  /** CKA_ID in hexadecimal, label, or thumbprint of a certificate; null: every key. */
  readonly key?: string | null;
  /** The user's own certificates, for keys whose token holds none and for chains. */
  readonly certificates?: readonly Uint8Array<ArrayBuffer>[];
  /** Only to look at keys: those without a certificate are shown too, and none at all is no refusal. */
  readonly onlyToLook?: boolean;
  readonly pins: PinSource;
  readonly signal?: AbortSignal;
  /** A person at a pad takes longer than a library. */
  readonly padSeconds?: number;
};

const padPatience = 120;

/** After these the token may well be there again: a new login finds its keys anew. */
const asksForLogin = new Set<string>(['token.session-lost', 'token.not-logged-in']);

const absent = new Set<string>(['token.none-inserted', 'token.not-found', 'token.removed']);

const isWanted = (key: string, { facts }: PairedKey): boolean =>
  facts.id === key.toLowerCase() || facts.label === key || facts.certificateIds.includes(key.toLowerCase());

/** Too short or too long a PIN would cost a try and cannot be right. */
const checkLength = (token: TokenFacts, pin: Uint8Array): Outcome<null, KeyCode> => {
  const { minimum, maximum } = token.pinLength;
  const characters = Array.from(new TextDecoder().decode(pin)).length;
  const fits = characters >= minimum && (maximum === 0 || characters <= maximum);
  return fits ? ok(null) : failToken('token.pin-length', { token: tokenName(token), minimum, maximum });
};

/** One PIN, asked for and not yet tried. Null: the token takes it on its own pad, or wants none. */
const askPin = async (pins: PinSource, question: PinQuestion): Promise<Outcome<Uint8Array | null>> => {
  const { token, tries } = question;
  if (!hasFlag(token.flags, 'loginRequired')) return ok(null);
  const name = tokenName(token);
  if (tries === 'locked') return failToken('token.pin-locked', { token: name });
  if (hasFlag(token.flags, 'protectedAuthenticationPath')) return ok(null);
  // Nobody would see the warning: a script must not lock a token for the price of a typing mistake.
  if (tries === 'last' && !pins.canAskAgain) return failToken('token.pin-last-try', { token: name });
  const asked = await pins.ask(question);
  if (!asked.ok) return asked;
  const fits = checkLength(token, asked.value);
  if (fits.ok) return asked;
  asked.value.fill(0);
  return fits;
};

const isWrongPin = (failure: Failure): boolean =>
  failure.code === 'token.pin-incorrect' || failure.code === 'token.pin-length';

/**
 * Opens a token for signing: its library in a process of its own, its PIN once for as many signatures as wanted, its
 * keys with certificates and chains. A wrong PIN is asked for again where a person answers, with what the token says of
 * the tries left. When the login is lost later (another program logged out, the token was out and in again) the next
 * signature asks for the PIN once more and finds the key anew; while the token is out it is `token.removed`.
 */
export const openToken = async (input: OpenTokenInput): Promise<Outcome<TokenSession>> => {
  const opened = await openLibrary(input.library, input);
  if (!opened.ok) return opened;
  const library = opened.value;
  const stop = (): void => void library.close();
  input.signal?.addEventListener('abort', stop, { once: true });
  const session = await openSession(library, input);
  if (session.ok) return session;
  input.signal?.removeEventListener('abort', stop);
  await closeLibrary(library);
  return input.signal?.aborted === true ? { ok: false, error: { code: 'call.cancelled', details: {} } } : session;
};

const openSession = async (library: LibraryProcess, input: OpenTokenInput): Promise<Outcome<TokenSession>> => {
  const { pins, key: wanted = null, certificates = [], padSeconds = padPatience } = input;
  const chosen = await library.ask({ act: 'choose', token: input.token });
  if (!chosen.ok) return chosen;
  let token = chosen.value;
  let held: readonly PairedKey[] = [];
  let signatures = 0;
  let milliseconds = 0;

  const onPad = hasFlag(token.flags, 'protectedAuthenticationPath');
  const atThePad = async <T>(act: (seconds?: number) => Promise<T>): Promise<T> => {
    if (!onPad) return act();
    pins.onPad?.(token, true);
    try {
      return await act(padSeconds);
    } finally {
      pins.onPad?.(token, false);
    }
  };

  /** Asks, tries, and asks again while a person can mend it; `attempt` says how the PIN went. */
  const withPin = async <T>(
    purpose: PinQuestion['purpose'],
    attempt: (pin: Uint8Array | null) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    for (let wrongBefore = false; ; wrongBefore = true) {
      const pin = await askPin(pins, { token, purpose, wrongBefore, tries: pinTriesOf(token.flags) });
      const done = pin.ok ? await attempt(pin.value) : pin;
      if (pin.ok) pin.value?.fill(0);
      if (done.ok || !isWrongPin(done.error) || !pins.canAskAgain || onPad) return done;
      const now = await library.ask({ act: 'choose', token: token.serial === '' ? token.label : token.serial });
      if (!now.ok) return now;
      token = now.value;
    }
  };

  const logIn = (): Promise<Outcome<null>> =>
    withPin('login', async (pin) => {
      const done = await atThePad((seconds) => library.ask({ act: 'login', pin }, seconds));
      if (!done.ok) return done;
      token = done.value.token;
      const all = pairTokenKeys(done.value.keys, done.value.certificates, certificates);
      held = wanted === null ? all : all.filter((one) => isWanted(wanted, one));
      const name = tokenName(token);
      if (input.onlyToLook === true) return ok(null);
      if (all.length === 0)
        return failToken('token.no-key', { token: name, certificates: done.value.certificates.length });
      const named = (one: PairedKey): string => `${one.facts.id} ${one.facts.label}`.trim();
      if (held.length === 0 && wanted !== null)
        return failToken('token.key-not-found', { token: name, key: wanted, keys: all.map(named) });
      if (held.every(({ identities }) => identities.length === 0))
        return failToken('token.key-without-certificate', { token: name, keys: held.map(named) });
      return ok(null);
    });

  /** Nobody is asked for a PIN while the token is out. */
  const logInAgain = async (lost: Failure): Promise<Outcome<null>> => {
    const name = tokenName(token);
    const there = await library.ask({ act: 'choose', token: token.serial === '' ? token.label : token.serial });
    if (there.ok) {
      token = there.value;
      return logIn();
    }
    return absent.has(there.error.code)
      ? failToken('token.removed', { token: name, returnValue: lost.details['returnValue'] ?? null })
      : there;
  };

  const signOnce = async (
    keyId: string,
    algorithm: SignatureAlgorithm,
    data: Uint8Array,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
    const found = held.find(({ facts }) => facts.certificateIds.includes(keyId));
    if (found === undefined)
      return failToken('token.key-not-found', {
        token: tokenName(token),
        key: keyId,
        keys: held.flatMap(({ facts }) => facts.certificateIds),
      });
    const { number, asksEachTime } = found.key;
    const ask = async (pin: Uint8Array | null): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
      const request = { act: 'sign', key: number, algorithm, data, pin } as const;
      const reply = await (asksEachTime ? atThePad((seconds) => library.ask(request, seconds)) : library.ask(request));
      if (!reply.ok) return reply;
      signatures += 1;
      milliseconds += reply.value.spent;
      return ok(reply.value.signature);
    };
    return asksEachTime ? withPin('signature', ask) : ask(null);
  };

  /** A content is opened once, by a key that was just logged in to: a login that was lost is told, not mended. */
  const unwrap: KeySession['unwrap'] = async (keyId, wrapped) => {
    const found = held.find(({ facts }) => facts.certificateIds.includes(keyId));
    if (found === undefined)
      return failToken('token.key-not-found', {
        token: tokenName(token),
        key: keyId,
        keys: held.flatMap(({ facts }) => facts.certificateIds),
      });
    const { number, asksEachTime } = found.key;
    const ask = (pin: Uint8Array | null): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
      const request = { act: 'unwrap', key: number, wrapped, pin } as const;
      return asksEachTime ? atThePad((seconds) => library.ask(request, seconds)) : library.ask(request);
    };
    // Its codes are the process's and the PIN source's.
    return (await (asksEachTime ? withPin('signature', ask) : ask(null))) as Awaited<ReturnType<KeySession['unwrap']>>;
  };

  const signNow: KeySession['sign'] = async (keyId, algorithm, data) => {
    let signed = await signOnce(keyId, algorithm, data);
    if (!signed.ok && asksForLogin.has(signed.error.code)) {
      const again = await logInAgain(signed.error);
      signed = again.ok ? await signOnce(keyId, algorithm, data) : again;
    }
    if (!signed.ok && input.signal?.aborted === true)
      return { ok: false, error: { code: 'call.cancelled', details: {} } };
    // Its codes are the process's, the PIN source's and those above.
    return signed as Outcome<Uint8Array<ArrayBuffer>, KeyCode>;
  };

  // One after another, however many are asked for at once: the library's patience is counted for each signature, a PIN
  // window each would be shown together, and a login that was lost would be made by all of them.
  let last: Promise<unknown> = Promise.resolve();
  const sign: KeySession['sign'] = (keyId, algorithm, data) => {
    const signing = last.then(() => signNow(keyId, algorithm, data));
    last = signing;
    return signing;
  };

  const loggedIn = await logIn();
  if (!loggedIn.ok) return loggedIn;
  return ok({
    place: 'token',
    token,
    keys: held.map(({ facts }) => facts),
    identities: held.flatMap(({ identities }) => identities),
    sign,
    unwrap,
    spent: () => ({ signatures, milliseconds }),
    close: () => closeLibrary(library),
  });
};
