import {
  hasFlag,
  pinTriesOf,
  tokenName,
  type PinTries,
  type TokenCertificate,
  type TokenFacts,
} from '#shared/signature/token-facts.ts';
import { call, type Handle } from './cryptoki.ts';
import { readCertificates, readKeys, type HeldKey } from './objects.ts';
import { findToken, serialSession, tokenFacts, type Library } from './slots.ts';
import { TokenFault, type Scene } from './token-fault.ts';

const user = 1;
export const contextSpecific = 2;
const alreadyLoggedIn = 0x100;

/**
 * A token that is logged in to. The login lasts as long as one of its sessions: `base` is opened for that alone, so that
 * the session that signs can be thrown away with whatever an operation left in it.
 */
export type LoggedIn = {
  readonly library: Library;
  readonly slot: Handle;
  readonly facts: TokenFacts;
  readonly base: Handle;
  readonly work: Handle;
  readonly keys: readonly HeldKey[];
  readonly certificates: readonly TokenCertificate[];
};

const triesKey = (tries: PinTries): string => `token.tries.${tries}`;

/** What the token now says of its tries, for the refusal of a PIN. */
const triesLeft = (library: Library, slot: Handle): string => {
  try {
    return triesKey(pinTriesOf(library.cryptoki.C_GetTokenInfo(slot).flags));
  } catch {
    return triesKey('not-told');
  }
};

/**
 * `C_Login`. The driver takes PINs as text only, which the runtime may copy and nobody can zero: one more reason why
 * this process lives shortly and alone. Without a PIN the driver passes length 0, by which libraries with a pad know it.
 */
export const logIn = (
  library: Library,
  slot: Handle,
  session: Handle,
  as: typeof user | typeof contextSpecific,
  pin: Uint8Array | null,
  scene: Scene,
): void => {
  const text = pin === null ? '' : Buffer.from(pin.buffer, pin.byteOffset, pin.length).toString('utf8');
  pin?.fill(0);
  try {
    call({ ...scene, act: 'C_Login' }, () => library.cryptoki.C_Login(session, as, text));
  } catch (error) {
    if (!(error instanceof TokenFault)) throw error;
    if (error.returnValue === alreadyLoggedIn) return;
    if (error.code === 'token.pin-incorrect') {
      const tries = triesLeft(library, slot);
      if (tries === triesKey('locked')) throw new TokenFault('token.pin-locked', { token: scene.token });
      throw new TokenFault(error.code, { ...error.details, tries }, error.returnValue);
    }
    throw error;
  }
};

/** Opens the sessions, logs in where the token wants it, and finds keys and certificates. */
export const openLogin = (library: Library, wanted: string | null, pin: Uint8Array | null): LoggedIn => {
  const { slot, facts } = findToken(library, wanted);
  const { cryptoki, path } = library;
  const token = tokenName(facts);
  const scene: Scene = {
    token,
    library: path,
    act: 'C_OpenSession',
    extra: { minimum: facts.pinLength.minimum, maximum: facts.pinLength.maximum },
  };
  const base = call(scene, () => cryptoki.C_OpenSession(slot, serialSession));
  try {
    if (hasFlag(facts.flags, 'loginRequired')) logIn(library, slot, base, user, pin, scene);
    const work = call(scene, () => cryptoki.C_OpenSession(slot, serialSession));
    const reader = { cryptoki, session: base };
    const keys = call({ ...scene, act: 'C_FindObjects' }, () => readKeys(reader));
    const certificates = call({ ...scene, act: 'C_FindObjects' }, () => readCertificates(reader));
    return {
      library,
      slot,
      facts: { ...tokenFacts(library, slot, false), certificates },
      base,
      work,
      keys,
      certificates,
    };
  } catch (error) {
    closeQuietly(library, base);
    throw error;
  } finally {
    pin?.fill(0);
  }
};

const closeQuietly = ({ cryptoki }: Library, session: Handle): void => {
  try {
    cryptoki.C_CloseSession(session);
  } catch {
    // It went with the token.
  }
};

/** A session with nothing half-done in it, in place of one that an operation failed in. */
export const renewWork = (login: LoggedIn): LoggedIn => {
  closeQuietly(login.library, login.work);
  const scene = { token: tokenName(login.facts), library: login.library.path, act: 'C_OpenSession' };
  const work = call(scene, () => login.library.cryptoki.C_OpenSession(login.slot, serialSession));
  return { ...login, work };
};

export const logOut = ({ library, base, work }: LoggedIn): void => {
  closeQuietly(library, work);
  try {
    library.cryptoki.C_Logout(base);
  } catch {
    // Logged out by the token itself, or it wanted no login.
  }
  closeQuietly(library, base);
};
