import { setTimeout as wait } from 'node:timers/promises';
import type { TokenLook } from '#shared/bid/checks/facts.ts';
import { isToken, pinTriesOf, tokenName } from '#shared/signature/token-facts.ts';
import { scanLibrary, type LibraryScan } from '../../../keys/token/scan-library.ts';
import type { Host } from '../../context.ts';
import { readTokenUri, type TokenPlace } from '../../keys/token-uri.ts';
import { listLibraryPaths } from '../../tokens/library-records.ts';
import { launchOf } from '../../tokens/which-library.ts';
import type { KnownKey } from './signing-facts.ts';

/** A card reader answers in a second or so; a person looking at a light does not wait longer than this. */
export const patience = 4;

const lookOf = (place: TokenPlace, { fault, slots }: LibraryScan): TokenLook => {
  const token = tokenName(place);
  if (fault !== null) return { token, state: { kind: 'unreadable', reason: fault.code } };
  const found = slots.find(
    (slot) => slot.token !== null && isToken(place.serial === '' ? place.label : place.serial, slot.token),
  );
  if (found?.token === undefined || found.token === null) return { token, state: { kind: 'absent' } };
  return { token, state: { kind: 'present', tries: pinTriesOf(found.token.flags) } };
};

/**
 * Looks for the token of a key without a PIN, in its library's own process, for some seconds. Null: the key is in a file. Only a library
 * that the workspace keeps is loaded: for any other the user would have to be asked.
 */
export const lookAtToken = async (
  host: Host,
  key: Pick<KnownKey, 'path'>,
  seconds: number = patience,
): Promise<TokenLook | null> => {
  const place = readTokenUri(key.path);
  if (place === null) return null;
  const token = tokenName(place);
  if (!listLibraryPaths(host.workspace.database).includes(place.library))
    return { token, state: { kind: 'unreadable', reason: 'token.library-missing' } };
  const stop = new AbortController();
  // The look goes on to its own end, and its process with it; nobody waits for it.
  const tooSlow = wait(seconds * 1000, null, { signal: stop.signal, ref: false }).catch(() => null);
  const scanned = await Promise.race([scanLibrary(place.library, launchOf(host)), tooSlow]);
  stop.abort();
  return scanned === null ? { token, state: { kind: 'too-slow', seconds } } : lookOf(place, scanned);
};
