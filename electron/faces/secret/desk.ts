import { failFace } from '#shared/contract/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, SecretQuestion, SecretSource } from '../../steps/context.ts';

/** How long a password is waited for before the call that wants it is refused. */
const patience = 5 * 60_000;
/** Longer than any password; PKCS#12 and tokens take far less. */
export const longestSecret = 1_024;

/** One question while it waits. Answered, cancelled or too late: it takes one of them, once. */
export type Asked = {
  readonly question: SecretQuestion;
  readonly submit: (secret: Uint8Array) => Outcome<null>;
  readonly cancel: () => void;
};

/** Shows one question to the user; `url` is its page's address where it has one. */
export type ShowQuestion = (asked: Asked) => { readonly url: string | null; readonly dismiss: () => void };

/** Asks the user for passwords, each in a window or page of its own that ends with the question. */
export type SecretDesk = { readonly sourceFor: (callId: string) => SecretSource };

export const createSecretDesk = (parts: {
  readonly show: ShowQuestion;
  readonly emit: Host['emit'];
  readonly clock: Clock;
  readonly patience?: number;
}): SecretDesk => {
  const wait = parts.patience ?? patience;

  const ask = (callId: string, question: SecretQuestion, signal: AbortSignal): Promise<Outcome<Uint8Array>> =>
    new Promise((settle) => {
      if (signal.aborted) {
        settle(failKernel('call.cancelled'));
        return;
      }
      let ended = false;
      let dismiss: (() => void) | null = null;
      const end = (outcome: Outcome<Uint8Array>): void => {
        if (ended) return;
        ended = true;
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        dismiss?.();
        parts.emit({ type: 'secret-answered', callId });
        settle(outcome);
      };
      const cancel = (): void => end(failKernel('call.cancelled'));
      const submit = (secret: Uint8Array): Outcome<null> => {
        if (secret.length > longestSecret) return failFace('secret.too-long', { limit: longestSecret });
        end(ok(secret));
        return ok(null);
      };
      const timer = setTimeout(() => end(failFace('secret.not-answered', { seconds: wait / 1_000 })), wait);
      signal.addEventListener('abort', cancel, { once: true });
      const shown = parts.show({ question, submit, cancel });
      dismiss = shown.dismiss;
      const { keyLabel } = question;
      parts.emit({ type: 'secret-asked', callId, subject: keyLabel, url: shown.url, at: parts.clock() });
    });

  return {
    sourceFor: (callId) => ({ canAskAgain: true, ask: (question, signal) => ask(callId, question, signal) }),
  };
};
