import type { Outcome } from '#shared/kernel/failure.ts';
import { openKeyFile } from '../../keys/open-key-file.ts';
import type { KeySession } from '../../keys/key-session.ts';
import type { Call, SecretQuestion } from '../context.ts';
import { openTokenKey, type TokenKeySource } from './open-token-key.ts';

/** Where a key is that something is to be signed with. */
export type KeySource =
  | { readonly kind: 'file'; readonly path: string; readonly label: string }
  | (TokenKeySource & { readonly kind: 'token'; readonly label: string });

/**
 * Asks for the password and opens the key file in its own process. A wrong password is asked for again where a person
 * can answer; a script gets `key-file.wrong-password` at once. Close the session when done, whatever happened.
 */
export const openKeyFileOf = async (
  call: Call,
  question: Omit<SecretQuestion, 'wrongBefore'>,
): Promise<Outcome<KeySession>> => {
  const { secrets, launchSigningProcess } = call.host;
  for (let wrongBefore = false; ; wrongBefore = true) {
    const asked = await secrets.ask({ ...question, wrongBefore }, call.signal);
    if (!asked.ok) return asked;
    const opened = await openKeyFile({
      file: question.keyFile,
      password: asked.value,
      ...(launchSigningProcess === undefined ? {} : { launch: launchSigningProcess }),
    });
    const again = !opened.ok && opened.error.code === 'key-file.wrong-password' && secrets.canAskAgain;
    if (!again) return opened;
  }
};

/** Opens a key wherever it lives: the password of its file or the PIN of its token is asked for on the way. */
export const openKey = (
  call: Call,
  source: KeySource,
  purpose: 'open' | 'sign',
  fileCount: number,
): Promise<Outcome<KeySession>> =>
  source.kind === 'token'
    ? openTokenKey(call, source, purpose, fileCount)
    : openKeyFileOf(call, { purpose, keyFile: source.path, keyLabel: source.label, fileCount });
