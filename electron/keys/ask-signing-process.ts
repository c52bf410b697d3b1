import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import type { LaunchSigningProcess, SigningChild } from './signing-child.ts';
import { isFromChild, type Replies, type Reply, type Request } from './signing-process/protocol.ts';

export type Asker = {
  readonly ask: <Act extends Request['act']>(request: Extract<Request, { act: Act }>) => Promise<Replies[Act]>;
  readonly close: () => Promise<void>;
};

type Refusal = { readonly ok: false; readonly error: Failure<SignatureCode> };

/**
 * Questions and answers with a signing process. Every question is answered: by the process, or with why it cannot be
 * any more (`key-process.crashed`, `.timed-out`, `.closed`). After the first such end all later questions get it too.
 */
export const askSigningProcess = (
  launch: LaunchSigningProcess,
  timeoutSeconds: number,
): Outcome<Asker, SignatureCode> => {
  let child: SigningChild;
  try {
    child = launch();
  } catch (error) {
    return failSignature('key-process.not-started', { reason: error instanceof Error ? error.message : 'unknown' });
  }

  const waiting = new Map<number, (reply: Reply) => void>();
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
  const ask = (request: Request): Promise<Reply> => {
    if (ended !== null) return Promise.resolve(ended);
    return new Promise((resolve) => {
      const number = count++;
      const timer = setTimeout(() => {
        end(failSignature('key-process.timed-out', { seconds: timeoutSeconds }));
        child.kill();
      }, timeoutSeconds * 1000);
      waiting.set(number, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      child.post({ number, request });
    });
  };
  // The protocol answers each act with its own type.
  return ok({ ask: ask as Asker['ask'], close });
};
