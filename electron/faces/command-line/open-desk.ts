import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Clock } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, SecretSource } from '../../steps/context.ts';
import type { Dispatch } from '../dispatch.ts';
import { defaultWorkspaceFolder } from '../workspace-folder.ts';
import type { Desk, Words } from './command.ts';

export type DeskParts = {
  readonly folder: string | null;
  readonly language: Language;
  readonly clock?: Clock;
  readonly secrets: SecretSource;
  readonly onEvent: (event: WorkstationEvent) => void;
  readonly writeLine: (line: string) => Promise<void>;
};

/** Nobody but this process can call, so there is nobody to refuse. */
type InProcess = 'in-process';
type Opened = { readonly host: Host; readonly dispatch: Dispatch<InProcess> };

/** Whether there is a workspace, whose rules a calculation then goes by. */
const hasWorkspace = (folder: string | null): boolean =>
  existsSync(join(resolve(folder ?? defaultWorkspaceFolder()), 'bidwright.sqlite'));

const isCalculation = (method: MethodName): boolean => method === 'calculators.list' || method === 'calculators.run';

/** An answer made by the program's rules alone says so, where the user's could not be read. */
const withoutOwnRules = (answer: Outcome<unknown>): Outcome<unknown> => {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return answer;
  const said = 'findings' in answer.value && Array.isArray(answer.value.findings) ? answer.value.findings : [];
  const unread = { code: 'finance.own-rules-unread', severity: 'warning', place: {}, details: {} };
  return ok({ ...answer.value, findings: [...said, unread] });
};

/** The acts that need no workspace: a calculation works beside a damaged or newer one. Null: the act needs one. */
const withoutWorkspace = async (method: MethodName, input: unknown): Promise<Outcome<unknown> | null> => {
  if (method !== 'calculators.list' && method !== 'calculators.run') return null;
  const [{ listCalculators, runCalculator }, { checkInput }] = await Promise.all([
    import('../../steps/calculation/calculate.ts'),
    import('../request.ts'),
  ]);
  if (method === 'calculators.list') return listCalculators();
  const checked = checkInput(method, input);
  return checked.ok ? runCalculator(checked.value) : checked;
};

export const wordsIn = async (language: Language): Promise<Words> => {
  const [{ textsIn }, { momentIn }] = await Promise.all([import('#shared/text/translator.ts'), import('./moment.ts')]);
  return {
    ...(await textsIn(language)),
    moment: momentIn(Intl.DateTimeFormat().resolvedOptions().timeZone),
  };
};

/** Opens the workspace when a command first asks for something; `--help` never does. */
export const openDesk = (
  parts: DeskParts,
): { readonly desk: Desk; readonly cancel: () => void; readonly close: () => void } => {
  let opening: Promise<Outcome<Opened>> | null = null;
  let opened: Opened | null = null;
  let calls = 0;

  const open = async (): Promise<Outcome<Opened>> => {
    const folder = resolve(parts.folder ?? defaultWorkspaceFolder());
    const [
      { openHost, systemClock },
      { createDispatch },
      { handlers },
      { createLogger },
      { logToFile },
      { forkSigningProcess },
    ] = await Promise.all([
      import('../host.ts'),
      import('../dispatch.ts'),
      import('../../steps/handlers.ts'),
      import('../../log/logger.ts'),
      import('../../log/log-file.ts'),
      import('../../keys/fork-signing-process.ts'),
    ]);
    const host = await openHost({
      folder,
      abilities: { face: 'command-line', chooseFiles: null, reveal: null, showContent: null },
      secrets: parts.secrets,
      // Who types the command has named the library in it, or asked for all that are installed.
      allow: async () => ok(null),
      launchSigningProcess: forkSigningProcess,
      emit: parts.onEvent,
      ...(parts.clock === undefined ? {} : { clock: parts.clock }),
    });
    if (!host.ok) return host;
    const log = createLogger({ clock: systemClock, write: logToFile(folder) });
    const dispatch = createDispatch<InProcess>({ host: host.value, handlers, log, checkCaller: () => null });
    opened = { host: host.value, dispatch };
    return ok(opened);
  };
  const once = (): Promise<Outcome<Opened>> => (opening ??= open());

  const desk: Desk = {
    language: parts.language,
    writeLine: parts.writeLine,
    say: async () => (await wordsIn(parts.language)).say,
    explain: async () => (await wordsIn(parts.language)).explain,
    take: async (path) => {
      const workstation = await once();
      if (!workstation.ok) return workstation;
      const handle = await workstation.value.host.files.take(path);
      return handle.ok ? ok(handle.value.fileId) : handle;
    },
    ask: async (method, input) => {
      const isFree = isCalculation(method);
      if (isFree && (method === 'calculators.list' || !hasWorkspace(parts.folder)))
        return (await withoutWorkspace(method, input)) as Outcome<never>;
      const workstation = await once();
      if (!workstation.ok && isFree) {
        const free = await withoutWorkspace(method, input);
        return (free === null ? workstation : withoutOwnRules(free)) as Outcome<never>;
      }
      if (!workstation.ok) return workstation;
      calls += 1;
      const answer = await workstation.value.dispatch.call('in-process', { method, input, callId: `call-${calls}` });
      // The wrapper is the same for every method; which answer it is, the name says.
      return answer as Outcome<never>;
    },
  };
  return {
    desk,
    cancel: () => void opened?.dispatch.cancelAll(),
    close: () => opened?.host.workspace.close(),
  };
};
