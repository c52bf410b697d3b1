import { basename } from 'node:path';
import { failFace } from '#shared/contract/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ConsentSource, Host, LibraryToAllow, SecretQuestion, SecretSource } from '../../steps/context.ts';

/** How long an answer is waited for before the call that wants it is refused. */
const patience = 5 * 60_000;
/** Longer than any password; PKCS#12 and tokens take far less. */
export const longestSecret = 1_024;

/** What is asked where no page of the workstation can answer: a password, or whether programs may be loaded. */
export type DeskQuestion =
  | { readonly wants: 'password'; readonly question: SecretQuestion }
  | { readonly wants: 'consent'; readonly libraries: readonly LibraryToAllow[] };

/** One question while it waits. Answered, cancelled or too late: it takes one of them, once. */
export type Asked = {
  readonly asks: DeskQuestion;
  /** A password; nothing at all where a consent is asked for: the press itself is the answer. */
  readonly submit: (secret: Uint8Array) => Outcome<null>;
  readonly cancel: () => void;
};

/** Shows one question to the user; `url` is its page's address where it has one. */
export type ShowQuestion = (asked: Asked) => { readonly url: string | null; readonly dismiss: () => void };

/** Asks the user, each time in a window or page of its own that ends with the question. */
export type SecretDesk = {
  readonly sourceFor: (callId: string) => SecretSource;
  readonly consentFor: (callId: string) => ConsentSource;
};

const subjectOf = (asks: DeskQuestion): string =>
  asks.wants === 'password' ? asks.question.keyLabel : asks.libraries.map(({ path }) => basename(path)).join(', ');

const tooLate = ({ wants }: DeskQuestion, seconds: number): Outcome<never> =>
  wants === 'password' ? failFace('secret.not-answered', { seconds }) : failFace('consent.not-answered', { seconds });

export const createSecretDesk = (parts: {
  readonly show: ShowQuestion;
  readonly emit: Host['emit'];
  readonly clock: Clock;
  readonly patience?: number;
}): SecretDesk => {
  const wait = parts.patience ?? patience;

  const ask = (callId: string, asks: DeskQuestion, signal: AbortSignal): Promise<Outcome<Uint8Array>> =>
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
        const limit = asks.wants === 'password' ? longestSecret : 0;
        if (secret.length > limit) return failFace('secret.too-long', { limit });
        end(ok(secret));
        return ok(null);
      };
      const timer = setTimeout(() => end(tooLate(asks, wait / 1_000)), wait);
      signal.addEventListener('abort', cancel, { once: true });
      const shown = parts.show({ asks, submit, cancel });
      dismiss = shown.dismiss;
      const { wants } = asks;
      const subject = subjectOf(asks);
      parts.emit({ type: 'secret-asked', callId, wants, subject, url: shown.url, at: parts.clock() });
    });

  return {
    sourceFor: (callId) => ({
      canAskAgain: true,
      ask: (question, signal) => ask(callId, { wants: 'password', question }, signal),
    }),
    consentFor: (callId) => async (libraries, signal) => {
      const answer = await ask(callId, { wants: 'consent', libraries }, signal);
      return answer.ok ? ok(null) : answer;
    },
  };
};
