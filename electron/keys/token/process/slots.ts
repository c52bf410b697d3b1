import type { LibraryFacts, SlotFacts, TokenFacts } from '#shared/signature/token-facts.ts';
import { hasFlag, isToken, tokenName } from '#shared/signature/token-facts.ts';
import { call, type Handle, type PKCS11 } from './cryptoki.ts';
import { readCertificates } from './objects.ts';
import { TokenFault } from './token-fault.ts';

const tokenPresent = 0x1;
export const serialSession = 0x4;
/** Cryptoki pads with blanks; C programmers sometimes with zeros. */
const trimmed = (text: string): string => text.replace(/[\0 ]+$/, '');
const version = ({ major, minor }: { readonly major: number; readonly minor: number }): string => `${major}.${minor}`;

export type Library = { readonly path: string; readonly cryptoki: PKCS11 };

export const libraryFacts = ({ path, cryptoki }: Library): LibraryFacts => {
  const info = call({ token: path, library: path, act: 'C_GetInfo' }, () => cryptoki.C_GetInfo());
  return {
    manufacturer: trimmed(info.manufacturerID),
    description: trimmed(info.libraryDescription),
    version: version(info.libraryVersion),
    cryptoki: version(info.cryptokiVersion),
  };
};

/** Asked anew each time: it is by this call that libraries notice what was plugged in (v2.40, 5.5). */
const slotsOf = ({ path, cryptoki }: Library, withToken: boolean): readonly Handle[] =>
  call({ token: path, library: path, act: 'C_GetSlotList' }, () => cryptoki.C_GetSlotList(withToken));

const certificatesIn = ({ path, cryptoki }: Library, slot: Handle, token: string): TokenFacts['certificates'] => {
  const scene = { token, library: path, act: 'C_OpenSession' };
  const session = call(scene, () => cryptoki.C_OpenSession(slot, serialSession));
  try {
    return call({ ...scene, act: 'C_FindObjects' }, () => readCertificates({ cryptoki, session }));
  } finally {
    try {
      cryptoki.C_CloseSession(session);
    } catch {
      // A token that was pulled out has closed it already.
    }
  }
};

/** What a token says without a PIN. */
export const tokenFacts = (library: Library, slot: Handle, withCertificates = true): TokenFacts => {
  const { path, cryptoki } = library;
  const scene = { token: path, library: path, act: 'C_GetTokenInfo' };
  const info = call(scene, () => cryptoki.C_GetTokenInfo(slot));
  const facts = {
    label: trimmed(info.label),
    serial: trimmed(info.serialNumber),
    model: trimmed(info.model),
    manufacturer: trimmed(info.manufacturerID),
    firmware: version(info.firmwareVersion),
    flags: info.flags,
    pinLength: { minimum: info.minPinLen, maximum: info.maxPinLen },
    mechanisms: call({ ...scene, act: 'C_GetMechanismList' }, () => cryptoki.C_GetMechanismList(slot)),
  };
  const readable = withCertificates && hasFlag(info.flags, 'tokenInitialized');
  return { ...facts, certificates: readable ? certificatesIn(library, slot, tokenName(facts)) : [] };
};

/** Every slot with what is in it; one that cannot be read says why and hides no other. */
export const slotFacts = (library: Library): readonly SlotFacts[] =>
  slotsOf(library, false).map((slot) => {
    const { path, cryptoki } = library;
    const info = call({ token: path, library: path, act: 'C_GetSlotInfo' }, () => cryptoki.C_GetSlotInfo(slot));
    const named = { reader: trimmed(info.slotDescription), manufacturer: trimmed(info.manufacturerID) };
    if ((info.flags & tokenPresent) === 0) return { ...named, token: null, fault: null };
    try {
      return { ...named, token: tokenFacts(library, slot), fault: null };
    } catch (error) {
      if (!(error instanceof TokenFault)) throw error;
      // Pulled out between two calls: an empty reader.
      return { ...named, token: null, fault: error.code === 'token.removed' ? null : error.failure };
    }
  });

export type FoundToken = { readonly slot: Handle; readonly facts: TokenFacts };

/** The token a user means by its label or serial number, or the only one there is. */
export const findToken = (library: Library, wanted: string | null): FoundToken => {
  const present = slotsOf(library, true).map((slot) => ({ slot, facts: tokenFacts(library, slot, false) }));
  const usable = present.filter(({ facts }) => hasFlag(facts.flags, 'tokenInitialized'));
  const names = present.map(({ facts }) => tokenName(facts));
  if (wanted === null) {
    const [only, ...others] = usable;
    if (only === undefined) throw new TokenFault('token.none-inserted', { library: library.path });
    if (others.length > 0) throw new TokenFault('token.several', { tokens: names });
    return only;
  }
  const [found, ...others] = usable.filter(({ facts }) => isToken(wanted, facts));
  if (found === undefined) {
    const blank = present.find(({ facts }) => isToken(wanted, facts));
    if (blank !== undefined) throw new TokenFault('token.not-initialized', { token: wanted });
    if (present.length === 0) throw new TokenFault('token.none-inserted', { library: library.path });
    throw new TokenFault('token.not-found', { token: wanted, tokens: names });
  }
  if (others.length > 0) throw new TokenFault('token.several', { tokens: names });
  return found;
};

/** One line that differs when a token was put in, pulled out, locked or written to. */
export const pictureOf = (library: Library): string =>
  slotsOf(library, false)
    .map((slot) => {
      try {
        const info = library.cryptoki.C_GetSlotInfo(slot);
        if ((info.flags & tokenPresent) === 0) return `${slot.toString('hex')}:`;
        const { label, serialNumber, flags } = library.cryptoki.C_GetTokenInfo(slot);
        return `${slot.toString('hex')}:${trimmed(label)}:${trimmed(serialNumber)}:${flags}`;
      } catch {
        return `${slot.toString('hex')}:?`;
      }
    })
    .join('|');
