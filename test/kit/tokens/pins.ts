import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PinQuestion, PinSource } from '#electron/keys/token/open-token.ts';

export type AskedPins = PinSource & {
  /** `login`, `login wrong before`, `signature last` …: what was asked, in order. */
  readonly asked: string[];
  /** What was said about the token's own pad. */
  readonly atPad: boolean[];
  /** Every buffer that was handed out, to see that it was erased. */
  readonly given: Uint8Array[];
};

const told = ({ purpose, wrongBefore, tries }: PinQuestion): string =>
  [purpose, ...(wrongBefore ? ['wrong before'] : []), ...(tries === 'not-told' ? [] : [tries])].join(' ');

/** A person who gives these PINs one after another, then steps back. */
export const person = (...pins: readonly string[]): AskedPins => {
  const left = [...pins];
  const [asked, atPad, given]: [string[], boolean[], Uint8Array[]] = [[], [], []];
  return {
    asked,
    atPad,
    given,
    canAskAgain: true,
    onPad: (_, isWaiting) => void atPad.push(isWaiting),
    ask: async (question): Promise<Outcome<Uint8Array>> => {
      asked.push(told(question));
      const next = left.shift();
      if (next === undefined) return { ok: false, error: { code: 'call.cancelled', details: {} } };
      const bytes = new TextEncoder().encode(next);
      given.push(bytes);
      return ok(bytes);
    },
  };
};

/** A script: the same PIN whenever one is wanted, and nobody to warn. */
export const script = (pin: string): AskedPins => {
  const source = person();
  return {
    ...source,
    canAskAgain: false,
    ask: async (question) => {
      source.asked.push(told(question));
      const bytes = new TextEncoder().encode(pin);
      source.given.push(bytes);
      return ok(bytes);
    },
  };
};
