import { failFace } from '#shared/contract/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SecretQuestion } from '../../../steps/context.ts';
import { longestSecret } from '../../secret/desk.ts';

/** A terminal that can be read key by key. */
export type Terminal = {
  /** Turns the echo off, or on again. */
  readonly setRaw: (raw: boolean) => void;
  readonly onData: (listener: (bytes: Uint8Array) => void) => () => void;
  readonly write: (text: string) => void;
  readonly prompt: (question: SecretQuestion) => Promise<string>;
};

const enter = [0x0a, 0x0d];
const stop = [0x03, 0x04];
const rubOut = [0x08, 0x7f];
const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Reads one line without echo; Ctrl-C and Ctrl-D step back, Backspace takes one whole character away. */
export const askOnTerminal = async (
  terminal: Terminal,
  question: SecretQuestion,
  signal: AbortSignal,
): Promise<Outcome<Uint8Array>> => {
  terminal.write(await terminal.prompt(question));
  terminal.setRaw(true);
  const typed = new Uint8Array(longestSecret);
  let length = 0;
  return new Promise((settle) => {
    const end = (outcome: Outcome<Uint8Array>): void => {
      forget();
      signal.removeEventListener('abort', cancel);
      terminal.setRaw(false);
      terminal.write('\n');
      typed.fill(0);
      settle(outcome);
    };
    const cancel = (): void => end(failKernel('call.cancelled'));
    const forget = terminal.onData((bytes) => {
      for (const byte of bytes) {
        if (stop.includes(byte)) return cancel();
        if (enter.includes(byte)) return end(length === 0 ? failFace('secret.empty') : ok(typed.slice(0, length)));
        if (rubOut.includes(byte)) {
          do length = Math.max(0, length - 1);
          while (length > 0 && isContinuation(typed[length] ?? 0));
        } else if (length === typed.length) return end(failFace('secret.too-long', { limit: longestSecret }));
        else {
          typed[length] = byte;
          length += 1;
        }
      }
      return undefined;
    });
    signal.addEventListener('abort', cancel, { once: true });
  });
};
