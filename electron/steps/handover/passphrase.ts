import { failHandover } from '#shared/bid/handover/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Call } from '../context.ts';

/** Shorter ones are guessed in spite of scrypt: four words of a list, or twelve characters. */
const least = 12;

/** A new passphrase, asked for twice where a person types it: nobody could open a file under a slip of the finger. */
export const newPassphrase = async (call: Call, file: string): Promise<Outcome<Uint8Array>> => {
  const { secrets } = call.host;
  const ask = (purpose: 'protect' | 'repeat', wrongBefore: boolean): Promise<Outcome<Uint8Array>> =>
    secrets.ask({ purpose, keyFile: file, keyLabel: file, fileCount: 0, wrongBefore }, call.signal);
  for (let wrongBefore = false; ; wrongBefore = true) {
    const first = await ask('protect', wrongBefore);
    if (!first.ok) return first;
    const short = Array.from(new TextDecoder().decode(first.value)).length < least;
    const second = short ? first : await ask('repeat', false);
    const same = second.ok && Buffer.compare(first.value, second.value) === 0;
    if (!short && same) {
      second.value.fill(0);
      return first;
    }
    first.value.fill(0);
    if (!second.ok) return second;
    second.value.fill(0);
    if (!secrets.canAskAgain)
      return short ? failHandover('handover.passphrase-short', { least }) : failHandover('handover.passphrase-differs');
  }
};

/** Asks for the passphrase of a file, again where a person can answer; `attempt` takes it and says how it went. */
export const withPassphrase = async <T>(
  call: Call,
  file: string,
  attempt: (passphrase: Uint8Array) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const { secrets } = call.host;
  for (let wrongBefore = false; ; wrongBefore = true) {
    const asked = await secrets.ask(
      { purpose: 'unprotect', keyFile: file, keyLabel: file, fileCount: 0, wrongBefore },
      call.signal,
    );
    if (!asked.ok) return asked;
    const done = await attempt(asked.value);
    asked.value.fill(0);
    if (done.ok || done.error.code !== 'handover.wrong-passphrase' || !secrets.canAskAgain) return done;
  }
};
