import { createRequire } from 'node:module';
import type { Handle, PKCS11 } from 'pkcs11js';
import { returnValueText } from '#shared/signature/token-return-values.ts';
import { faultOf, returnValueOf, TokenFault, type Scene } from './token-fault.ts';

export type { Handle, PKCS11 };

/** What builds the driver's native part; it is not built where packages were installed without their scripts. */
const buildCommand = 'npm rebuild pkcs11js';

const osLockingOk = 0x2;
const cantLock = 0xa;

const driver = (): typeof import('pkcs11js') => {
  try {
    return createRequire(import.meta.url)('pkcs11js') as typeof import('pkcs11js');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : 'unknown';
    throw new TokenFault('token.driver-not-built', { command: buildCommand, reason });
  }
};

/** Loads a library and starts it. What the system's loader says is evidence: it names what is missing. */
export const startCryptoki = (library: string): PKCS11 => {
  const { PKCS11: Cryptoki } = driver();
  const cryptoki = new Cryptoki();
  try {
    cryptoki.load(library);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    // Windows answers 127 (ERROR_PROC_NOT_FOUND), the others name the symbol.
    if (/C_GetFunctionList|error 127$/i.test(reason)) throw new TokenFault('token.library-not-pkcs11', { library });
    throw new TokenFault('token.library-not-loadable', { library, reason: reason.replace(`${library}: `, '') });
  }
  try {
    cryptoki.C_Initialize({ flags: osLockingOk });
  } catch (error) {
    // Our calls come one at a time, so a library that cannot lock will do.
    if (returnValueOf(error) !== cantLock) throw startFault(library, error);
    try {
      cryptoki.C_Initialize();
    } catch (again) {
      throw startFault(library, again);
    }
  }
  return cryptoki;
};

const startFault = (library: string, error: unknown): unknown => {
  const value = returnValueOf(error);
  if (value === null) return error;
  const fault = faultOf(value, { token: library, library, act: 'C_Initialize' });
  return fault.code.startsWith('token.library-')
    ? fault
    : new TokenFault('token.library-not-started', { library, returnValue: returnValueText(value) }, value);
};

/** One call of the library; its refusal comes out as a `TokenFault`, anything else as it was. */
export const call = <T>(scene: Scene, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    const value = returnValueOf(error);
    throw value === null ? error : faultOf(value, scene);
  }
};

/** The same for calls that answer later. */
export const callLater = async <T>(scene: Scene, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const value = returnValueOf(error);
    throw value === null ? error : faultOf(value, scene);
  }
};
