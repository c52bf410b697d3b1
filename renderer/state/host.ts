import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Api } from '../api.ts';

let current: Api | null = null;

/** Called once, before anything is drawn. */
export const standOn = (api: Api): void => {
  current = api;
};

/** What the page stands on: the bridge, and the way in for a file dropped on it. */
export const host = (): Api => {
  if (current === null) throw new Error('the page was drawn before it was given its host');
  return current;
};

/** Asks the workstation once. Lists and details that should stay fresh use `useAsk` instead. */
export const call = <Name extends MethodName>(
  name: Name,
  input: Asked<Name>,
  callId?: string,
): Promise<Result<Answer<Name>, Failure>> => host().call(name, input, callId);

let calls = 0;
/** A name for one long call, so that its progress can be followed and its work cancelled. */
export const newCallId = (): string => {
  calls += 1;
  return `call-${Date.now().toString(36)}-${calls}`;
};
