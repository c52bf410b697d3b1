import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, type Answer, type Asked, type Given, type MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { instantFromEpoch, type Clock } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call, Host, SecretSource, Step } from '#electron/steps/context.ts';
import { forkSigningProcess } from '#electron/keys/fork-signing-process.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { countingRandom, openTestHost } from './host.ts';

/** Answers the given passwords one after another, then steps back. */
export const passwords = (...answers: readonly string[]): SecretSource & { readonly asked: string[] } => {
  const left = [...answers];
  const asked: string[] = [];
  return {
    asked,
    canAskAgain: answers.length > 1,
    ask: async (question) => {
      asked.push(`${question.purpose} ${question.fileCount}${question.wrongBefore ? ' wrong before' : ''}`);
      const next = left.shift();
      return next === undefined
        ? { ok: false, error: { code: 'call.cancelled', details: {} } }
        : ok(new TextEncoder().encode(next));
    },
  };
};

export type Workstation = {
  readonly folder: string;
  readonly host: Host;
  readonly events: readonly WorkstationEvent[];
  /** Moves the clock. */
  readonly setTime: (instant: string) => void;
  /** Asks as a face would; what is answered must keep to the contract's output. */
  readonly ask: <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    options?: { readonly signal?: AbortSignal; readonly secrets?: SecretSource },
  ) => Promise<Outcome<Answer<Name>>>;
  /** The same where the case is about something else: a refusal fails the test with its code. */
  readonly value: <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    secrets?: SecretSource,
  ) => Promise<Answer<Name>>;
  readonly refusal: <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    secrets?: SecretSource,
  ) => Promise<Failure>;
  /** Writes a file outside the workspace and answers its handle. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
};

/** A real host over a real workspace and the real steps; only the clock and the randomness are fixed. */
export const openWorkstation = async (): Promise<Workstation> => {
  const folder = temporaryFolder();
  let now = Date.parse('2026-11-23T09:00:00Z');
  const clock: Clock = () => instantFromEpoch(now);
  const { host, events } = await openTestHost(join(folder, 'workspace'), {
    clock,
    random: countingRandom(),
    launchSigningProcess: forkSigningProcess,
  });
  onTestFinished(() => host.workspace.close());

  // As hard as the format allows at least: a test guesses nothing.
  const quick: Host = { ...host, passphraseCost: 14 };
  const ask: Workstation['ask'] = async <Name extends MethodName>(
    name: Name,
    input: Asked<Name>,
    options: { readonly signal?: AbortSignal; readonly secrets?: SecretSource } = {},
  ) => {
    const call: Call = {
      host: options.secrets === undefined ? quick : { ...quick, secrets: options.secrets },
      callId: 'test',
      signal: options.signal ?? new AbortController().signal,
      progress: () => undefined,
    };
    const step: Step<Name> = await handlers[name]();
    const outcome = await step(contract[name].input.parse(input) as Given<Name>, call);
    if (outcome.ok) contract[name].output.parse(outcome.value);
    return outcome;
  };
  return {
    folder,
    host,
    events,
    setTime: (instant) => {
      now = Date.parse(instant);
    },
    ask,
    value: async (name, input, secrets) => {
      const outcome = await ask(name, input, secrets === undefined ? {} : { secrets });
      if (!outcome.ok)
        throw new Error(`${name} was refused: ${outcome.error.code} ${JSON.stringify(outcome.error.details)}`);
      return outcome.value;
    },
    refusal: async (name, input, secrets) => {
      const outcome = await ask(name, input, secrets === undefined ? {} : { secrets });
      if (outcome.ok) throw new Error(`${name} was not refused`);
      return outcome.error;
    },
    file: async (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      const taken = await host.files.take(path);
      if (!taken.ok) throw new Error(taken.error.code);
      return taken.value.fileId;
    },
  };
};

/** A notice with two lots, open until 20 December 2026, on B2B-Center. */
export const notice = (change: { readonly date?: string; readonly deadline?: string } = {}): string =>
  JSON.stringify({
    version: '1.1',
    releases: [
      {
        ocid: 'ocds-test-1',
        id: `1-${change.date ?? '2026-11-20T09:00:00+03:00'}`,
        date: change.date ?? '2026-11-20T09:00:00+03:00',
        tag: ['tender'],
        buyer: { name: 'АО «Покупатель»' },
        tender: {
          id: '1',
          title: 'Насосы',
          submissionMethodDetails: 'B2B-Center',
          value: { amount: 1000000, currency: 'RUB' },
          tenderPeriod: { endDate: change.deadline ?? '2026-12-20T12:00:00+03:00' },
          lots: [
            { id: 'a', title: 'Насосы', value: { amount: 600000, currency: 'RUB' } },
            { id: 'b', title: 'Шкафы', value: { amount: 400000, currency: 'RUB' } },
          ],
        },
      },
    ],
  });

/** A bid for lot `a` with one document, as far as the case needs it. */
export const startBid = async (station: Workstation): Promise<string> => {
  await station.value('procedures.import', { fileIds: [await station.file('notice.json', notice())] });
  const { bidId } = await station.value('bids.create', { procedureId: 'ocds-test-1', lotId: 'a' });
  await station.value('bids.addDocuments', { bidId, fileIds: [await station.file('Техника.txt', 'Насос 1Д315\n')] });
  return bidId;
};
