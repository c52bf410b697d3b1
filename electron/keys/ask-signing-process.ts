import type { Outcome } from '#shared/kernel/failure.ts';
import type { SignatureCode } from '#shared/signature/codes.ts';
import { askProcess, type Asker } from './ask-process.ts';
import type { LaunchSigningProcess } from './signing-child.ts';
import type { Replies, Request } from './signing-process/protocol.ts';

/** Questions and answers with the process that reads key files. */
export const askSigningProcess = (
  launch: LaunchSigningProcess,
  timeoutSeconds: number,
): Outcome<Asker<Request, Replies>, SignatureCode> => askProcess<Request, Replies>(launch, timeoutSeconds);
