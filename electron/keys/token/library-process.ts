import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import { failToken, type TokenCode } from '#shared/signature/token-codes.ts';
import { askProcess, type Asker } from '../ask-process.ts';
import type { LaunchSigningProcess } from '../signing-child.ts';
import { forkTokenProcess } from './fork-token-process.ts';
import { checkLibraryFile } from './library-file.ts';
import type { TokenReplies, TokenRequest } from './protocol.ts';

export type LibraryProcess = Asker<TokenRequest, TokenReplies>;

export type LibraryProcessOptions = {
  readonly launch?: LaunchSigningProcess;
  /** For each thing the library is asked that needs no person. */
  readonly timeoutSeconds?: number;
};

/** How long a token is waited for; cards that count to themselves take some seconds for one signature. */
export const tokenPatience = 30;

/** With this the process ends itself at a fault of ours. */
const ownFault = 70;

/** What ends the process of a library is said of the library. */
const said = (library: string, failure: Failure): Failure<TokenCode> | null => {
  if (failure.code === 'key-process.crashed' && failure.details['exit'] !== ownFault)
    return failToken('token.library-crashed', { library, exit: failure.details['exit'] ?? null }).error;
  if (failure.code === 'key-process.timed-out')
    return failToken('token.library-silent', { library, seconds: failure.details['seconds'] ?? null }).error;
  return null;
};

/**
 * Looks at the library's file, starts its process and loads it there. Every answer of the process comes with the
 * library's name where it is the library that broke: `token.library-crashed`, `token.library-silent`. Close it when done.
 */
export const openLibrary = async (
  library: string,
  options: LibraryProcessOptions = {},
): Promise<Outcome<LibraryProcess, TokenCode | SignatureCode>> => {
  const sound = await checkLibraryFile(library);
  if (!sound.ok) return sound;
  const started = askProcess<TokenRequest, TokenReplies>(
    options.launch ?? forkTokenProcess,
    options.timeoutSeconds ?? tokenPatience,
  );
  if (!started.ok) return started;
  const asker = started.value;
  const ask = async (request: TokenRequest, seconds?: number): Promise<TokenReplies[TokenRequest['act']]> => {
    const reply = await asker.ask(request, seconds);
    const worse = reply.ok ? null : said(library, reply.error);
    return worse === null ? reply : { ok: false, error: worse };
  };
  // Each act has its own answer, as in the asker itself.
  const process: LibraryProcess = { ask: ask as LibraryProcess['ask'], close: asker.close };
  const loaded = await process.ask({ act: 'load', library });
  if (loaded.ok) return ok(process);
  await process.close();
  return loaded;
};

/** Lets the library log out and clean up, for a moment, then ends its process whatever it does. */
export const closeLibrary = async (process: LibraryProcess, seconds = 2): Promise<void> => {
  await process.ask({ act: 'finish' }, seconds);
  await process.close();
};
