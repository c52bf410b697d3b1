import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import type { ReportedKey, TokenReplies, TokenReply, TokenRequest } from '../protocol.ts';
import { startCryptoki } from './cryptoki.ts';
import { logOut, openLogin, renewWork, type LoggedIn } from './login.ts';
import type { HeldKey } from './objects.ts';
import { signWithKey } from './sign.ts';
import { findToken, libraryFacts, pictureOf, slotFacts, tokenFacts, type Library } from './slots.ts';
import { TokenFault } from './token-fault.ts';
import { unwrapWithKey } from './unwrap.ts';

const reported = ({ handle: _, ...key }: HeldKey, number: number): ReportedKey => ({ ...key, number });

/** Refusals after which nothing that was held is good any more: login, sessions and handles are to be made anew. */
const endsLogin = (error: unknown): boolean =>
  error instanceof TokenFault &&
  (error.code === 'token.removed' || error.code === 'token.session-lost' || error.code === 'token.not-logged-in');

/** Answers requests over one library: the only memory of its process. */
export const libraryHolder = (): ((request: TokenRequest) => Promise<TokenReply>) => {
  let library: Library | null = null;
  let wanted: string | null = null;
  let login: LoggedIn | null = null;

  const loaded = (): Library => {
    if (library === null) throw new TypeError('asked before a library was loaded');
    return library;
  };

  const leave = (): void => {
    if (login !== null) logOut(login);
    login = null;
  };

  /** What failed half-way stays active in its session (CKR_OPERATION_ACTIVE): the next signature gets a new one. */
  const renew = (before: LoggedIn): boolean => {
    try {
      login = renewWork(before);
      return true;
    } catch {
      // No new one to be had: the next signature logs in anew. What failed first is what is told.
      return false;
    }
  };

  const logInAgain = (pin: Uint8Array | null): TokenReplies['login'] => {
    leave();
    login = openLogin(loaded(), wanted, pin);
    return ok({ token: login.facts, keys: login.keys.map(reported), certificates: login.certificates });
  };

  const sign = async (request: Extract<TokenRequest, { act: 'sign' }>): Promise<TokenReplies['sign']> => {
    if (login === null) return failToken('token.not-logged-in', { token: wanted ?? '', returnValue: '—' });
    try {
      return await signWithKey(login, request);
    } catch (error) {
      if (endsLogin(error) || !renew(login)) leave();
      throw error;
    } finally {
      request.pin?.fill(0);
    }
  };

  const unwrap = async (request: Extract<TokenRequest, { act: 'unwrap' }>): Promise<TokenReplies['unwrap']> => {
    if (login === null) return failToken('token.not-logged-in', { token: wanted ?? '', returnValue: '—' });
    try {
      return await unwrapWithKey(login, request);
    } catch (error) {
      if (endsLogin(error) || !renew(login)) leave();
      throw error;
    } finally {
      request.pin?.fill(0);
    }
  };

  const answer = async (request: TokenRequest): Promise<TokenReply> => {
    switch (request.act) {
      case 'load':
        library = { path: request.library, cryptoki: startCryptoki(request.library) };
        return ok(libraryFacts(library));
      case 'describe':
        return ok({ library: libraryFacts(loaded()), slots: slotFacts(loaded()) });
      case 'picture':
        return ok(pictureOf(loaded()));
      case 'choose': {
        const { slot, facts } = findToken(loaded(), request.token);
        // From here on it is this token and no other, whatever is plugged in later.
        wanted = facts.serial === '' ? facts.label : facts.serial;
        return ok(tokenFacts(loaded(), slot));
      }
      case 'login':
        return logInAgain(request.pin);
      case 'sign':
        return sign(request);
      case 'unwrap':
        return unwrap(request);
      case 'finish':
        leave();
        try {
          library?.cryptoki.C_Finalize();
        } catch {
          // The process ends in any case.
        }
        return ok(null);
      default:
        return request satisfies never;
    }
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof TokenFault) return { ok: false, error: error.failure };
      throw error;
    }
  };
};
