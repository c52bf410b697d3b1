import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { openHost } from '#electron/faces/host.ts';
import { forkSigningProcess } from '#electron/keys/fork-signing-process.ts';
import { handlers } from '#electron/steps/handlers.ts';
import type { Host, Step } from '#electron/steps/context.ts';
import { samplePassword } from '#electron/steps/workspace/sample/authority.ts';

/** A host as the window has it, with all that it does in this one process. */
export type Desk = {
  readonly host: Host;
  /** As a face asks: input checked, and the answer made into a message. */
  readonly ask: <Name extends MethodName>(name: Name, input: Asked<Name>) => Promise<Answer<Name>>;
  readonly take: (path: string) => Promise<string>;
  readonly put: (name: string, content: string | Uint8Array) => Promise<string>;
};

export const openDesk = async (folder: string, workspace: string): Promise<Desk> => {
  const opened = await openHost({
    folder: join(folder, workspace),
    abilities: { face: 'command-line', chooseFiles: null, reveal: null, showContent: null },
    secrets: {
      canAskAgain: false,
      ask: async ({ purpose }) =>
        ok(new TextEncoder().encode(purpose === 'sign' ? samplePassword : 'a bench, not a secret')),
    },
    allow: async () => ok(null),
    launchSigningProcess: forkSigningProcess,
    emit: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const host = opened.value;
  const take = async (path: string): Promise<string> => {
    const taken = await host.files.take(path);
    if (!taken.ok) throw new Error(taken.error.code);
    return taken.value.fileId;
  };
  return {
    host,
    ask: async <Name extends MethodName>(name: Name, input: Asked<Name>): Promise<Answer<Name>> => {
      const step: Step<Name> = await handlers[name]();
      const call = { host, callId: 'bench', signal: new AbortController().signal, progress: () => undefined };
      const outcome = await step(contract[name].input.parse(input) as Given<Name>, call);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
      return structuredClone(outcome.value);
    },
    take,
    put: (name, content) => {
      writeFileSync(join(folder, name), content);
      return take(join(folder, name));
    },
  };
};
