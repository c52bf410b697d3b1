import type { Call, ConsentSource, Host, SecretSource } from '../steps/context.ts';

/** Faces draw at most this often; a step may report as often as it likes. */
const progressInterval = 100;

type CallParts = {
  readonly host: Host;
  readonly secretsFor?: (callId: string) => SecretSource;
  readonly consentFor?: (callId: string) => ConsentSource;
};

/**
 * What one call lives in. Progress is passed on at once, then at most every tenth of a second; the last report is
 * never swallowed: `done` lets it out.
 */
export const makeCall = (
  parts: CallParts,
  callId: string,
  signal: AbortSignal,
): { readonly call: Call; readonly done: () => void } => {
  const { secretsFor, consentFor } = parts;
  const host = {
    ...parts.host,
    ...(secretsFor === undefined ? {} : { secrets: secretsFor(callId) }),
    ...(consentFor === undefined ? {} : { allow: consentFor(callId) }),
  };
  let waiting: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;

  const release = (): void => {
    timer = null;
    if (waiting === null) return;
    const emit = waiting;
    waiting = null;
    emit();
    timer = setTimeout(release, progressInterval);
    timer.unref();
  };

  const progress: Call['progress'] = (done, total, unit, label) => {
    waiting = () => host.emit({ type: 'progress', callId, done, total, unit, label });
    if (timer === null) release();
  };

  const done = (): void => {
    if (timer !== null) clearTimeout(timer);
    waiting?.();
    waiting = null;
  };

  return { call: { host, callId, signal, progress }, done };
};
