import type { Failure } from '../kernel/failure.ts';
import type { Result } from '../kernel/result.ts';
import type { Answer, Asked, MethodName } from './index.ts';
import type { WorkstationEvent } from './events.ts';

/**
 * The bridge as a page sees it, the same in Electron and in the browser. Nothing rejects: a refusal is an answer.
 * `callId` names the call for progress and cancelling; a face makes it up.
 */
export type Bridge = {
  readonly call: <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    callId?: string,
  ) => Promise<Result<Answer<Name>, Failure>>;
  readonly cancel: (callId: string) => void;
  /** Answers a function that stops listening. */
  readonly listen: (listener: (event: WorkstationEvent) => void) => () => void;
};
