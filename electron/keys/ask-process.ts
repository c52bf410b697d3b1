import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import type { LaunchSigningProcess, SigningChild } from './signing-child.ts';
import { isFromChild } from './signing-process/protocol.ts';

/** Questions to a child process, each kind with its own answer. */
export type Asker<Request extends { readonly act: string }, Replies extends Readonly<Record<string, unknown>>> = {
  /** `seconds` is how long this one answer is waited for, where it differs from the process's own patience. */
  readonly ask: <Act extends Request['act']>(
    request: Extract<Request, { act: Act }>,
    seconds?: number,
  ) => Promise<Replies[Act]>;
  readonly close: () => Promise<void>;
};

type Refusal = { readonly ok: false; readonly error: Failure<SignatureCode> };
/**
 * Questions and answers with a process that holds keys. Every question is answered: by the process, or with why it
 * cannot be any more (`key-process.crashed`, `.timed-out`, `.closed`). After the first such end all later questions get
 * it too.
 */
export const askProcess = <
  Request extends { readonly act: string },
  Replies extends Readonly<Record<Request['act'], unknown>>,
>(
  launch: LaunchSigningProcess,
  timeoutSeconds: number,
): Outcome<Asker<Request, Replies>, SignatureCode> => {
  let child: SigningChild;
  try {
    child = launch();
  } catch (error) {
    return failSignature('key-process.not-started', { reason: error instanceof Error ? error.message : 'unknown' });
  }

  const waiting = new Map<number, (reply: object) => void>();
  let ended: Refusal | null = null;
  let heard = false;
  let count = 0;

  const end = (reason: Refusal): void => {
    ended ??= reason;
    for (const settle of waiting.values()) settle(ended);
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => {
    child.onExit((exit) => {
      end(
        heard
          ? failSignature('key-process.crashed', { exit })
          : failSignature('key-process.not-started', { reason: `${exit}` }),
      );
      resolve();
    });
  });
  child.onMessage((message) => {
    if (!isFromChild(message)) return;
    heard = true;
    if (message === 'ready') return;
    waiting.get(message.number)?.(message.reply);
    waiting.delete(message.number);
  });

  const close = async (): Promise<void> => {
    end(failSignature('key-process.closed'));
    child.kill();
    await exited;
  };
  // The protocol answers each act with its own type.
  const ask = <Act extends Request['act']>(
    request: Extract<Request, { act: Act }>,
    seconds = timeoutSeconds,
  ): Promise<Replies[Act]> => {
    if (ended !== null) return Promise.resolve(ended as Replies[Act]);
    return new Promise((resolve) => {
      const number = count++;
      const timer = setTimeout(() => {
        end(failSignature('key-process.timed-out', { seconds }));
        child.kill();
      }, seconds * 1000);
      waiting.set(number, (reply) => {
        clearTimeout(timer);
        resolve(reply as Replies[Act]);
      });
      child.post({ number, request });
    });
  };
  return ok({ ask, close });
};
