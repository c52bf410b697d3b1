import type { Failure } from '../kernel/failure.ts';
import type { Result } from '../kernel/result.ts';
import type { Answer, Asked, MethodName } from './index.ts';
import type { WorkstationEvent } from './events.ts';
import type { FileHandle } from './vocabulary.ts';

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

/**
 * What a file may be handed over for. A key file is never handed over: it is named by its path and read where it lies. A
 * `signature` is handed over to be changed: what was handed over with it lies beside it, and stays.
 */
export const handOverPurposes = ['notice', 'document', 'package', 'signature', 'content', 'trust', 'crl'] as const;
export type HandOverPurpose = (typeof handOverPurposes)[number];

/** The way in for a file that was dropped on the page or chosen in it (a DOM `File`); the page never learns its path. */
export type FileDoor = {
  readonly handOver: (file: object, purpose: HandOverPurpose) => Promise<Result<FileHandle, Failure>>;
};
