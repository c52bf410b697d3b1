import { contract, type Answer, type MethodName } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { ConsentSource, Handlers, Host, SecretSource, Step } from '../steps/context.ts';
import type { Logger } from '../log/logger.ts';
import { storageFailureOf } from '../store/storage-failure.ts';
import { makeCall } from './call.ts';
import { checkInput, requestShape } from './request.ts';

/** Says why a caller may not ask, or null. Each face knows its own kind of caller. */
export type CheckCaller<Caller> = (caller: Caller) => string | null;

/** What every face answers: never a rejection. */
export type Dispatch<Caller> = {
  readonly call: (caller: Caller, request: unknown) => Promise<Outcome<unknown>>;
  /** Cancelling an unknown or finished call does nothing. */
  readonly cancel: (caller: Caller, callId: unknown) => Outcome<null>;
  /** Cancels everything that runs and waits until it has ended: only then may the workspace be closed. */
  readonly cancelAll: () => Promise<void>;
};

export type DispatchParts<Caller> = {
  readonly host: Host;
  readonly handlers: Handlers;
  readonly checkCaller: CheckCaller<Caller>;
  readonly log: Logger;
  /** A password source that knows for which call it asks; without it the host's own is used. */
  readonly secretsFor?: (callId: string) => SecretSource;
  /** Likewise for what the user alone may allow. */
  readonly consentFor?: (callId: string) => ConsentSource;
};

const isMethodName = (name: string): name is MethodName => Object.hasOwn(contract, name);

/**
 * The one registration wrapper: every request of every face passes here. The caller is checked before anything it says
 * is looked at, then the method's name, then the input by its schema; only then does the step run. A step that throws
 * is a fault of ours: it is logged, and the caller learns where, not what.
 */
export const createDispatch = <Caller>(parts: DispatchParts<Caller>): Dispatch<Caller> => {
  const running = new Map<string, AbortController>();
  let whenIdle: (() => void)[] = [];

  const run = async <Name extends MethodName>(
    name: Name,
    input: unknown,
    callId: string,
  ): Promise<Outcome<Answer<Name>>> => {
    const checked = checkInput(name, input);
    if (!checked.ok) return checked;
    if (running.has(callId)) return failKernel('input.invalid', { path: 'callId', reason: 'already in use' });
    const controller = new AbortController();
    running.set(callId, controller);
    const { call, done } = makeCall(parts, callId, controller.signal);
    try {
      const step: Step<Name> = await parts.handlers[name]();
      return await step(checked.value, call);
    } catch (thrown) {
      if (controller.signal.aborted) return failKernel('call.cancelled');
      const outside = storageFailureOf(thrown, parts.host.workspace.folder);
      if (outside !== null) {
        parts.log.warn('storage.refused', { reason: outside.code });
        return refuse(outside);
      }
      parts.log.fault(name, thrown);
      return failKernel('program.fault', { where: name });
    } finally {
      done();
      running.delete(callId);
      if (running.size === 0) {
        whenIdle.forEach((tell) => tell());
        whenIdle = [];
      }
    }
  };

  const refusedCaller = (caller: Caller): { readonly ok: false; readonly error: Failure } | null => {
    const reason = parts.checkCaller(caller);
    if (reason === null) return null;
    parts.log.warn('call.refused-caller', { reason });
    return failKernel('call.refused-caller', { reason });
  };

  return {
    call: async (caller, request) => {
      const refused = refusedCaller(caller);
      if (refused) return refused;
      const asked = requestShape.safeParse(request);
      if (!asked.success) return failKernel('input.invalid', { path: 'request', reason: 'not a request' });
      const { method, input, callId } = asked.data;
      if (!isMethodName(method)) return failKernel('call.unknown-method', { method });
      return run(method, input, callId);
    },
    cancel: (caller, callId) => {
      const refused = refusedCaller(caller);
      if (refused) return refused;
      if (typeof callId === 'string') running.get(callId)?.abort();
      return { ok: true, value: null };
    },
    cancelAll: () => {
      if (running.size === 0) return Promise.resolve();
      const idle = new Promise<void>((settle) => whenIdle.push(settle));
      running.forEach((controller) => controller.abort());
      return idle;
    },
  };
};
