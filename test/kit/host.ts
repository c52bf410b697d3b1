import type { WorkstationEvent } from '#shared/contract/events.ts';
import { methodNames } from '#shared/contract/names.ts';
import { instantFromEpoch, type Clock } from '#shared/kernel/instant.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { openHost, type HostParts } from '#electron/faces/host.ts';
import type { LogLine } from '#electron/log/logger.ts';
import type { Handlers, Host, SecretSource } from '#electron/steps/context.ts';

/** 23 November 2026, 07:00 UTC. */
export const testClock: Clock = () => instantFromEpoch(Date.UTC(2026, 10, 23, 7));

/** Bytes that count up from `seed`: different at each call, the same in each run. */
export const countingRandom = (seed = 1): RandomBytes => {
  let next = seed;
  return (count) => Uint8Array.from({ length: count }, () => (next = (next * 16_807) % 2_147_483_647) & 0xff);
};

/** Handlers of which a test gives the ones it needs; any other is a fault of the test and says so. */
export const handlersWith = (own: Partial<Handlers>): Handlers => {
  const missing = Object.fromEntries(
    methodNames.map((name) => [name, () => Promise.reject(new Error(`this test gives no step for ${name}`))]),
  );
  return { ...missing, ...own } as Handlers;
};

/** Nobody can be asked. */
export const noSecrets: SecretSource = {
  canAskAgain: false,
  ask: () => Promise.reject(new Error('this test asks for no password')),
};

/** A real host over a real workspace, with a fixed clock, and everything it says collected. */
export const openTestHost = async (
  folder: string,
  parts: Partial<HostParts> = {},
): Promise<{ readonly host: Host; readonly events: WorkstationEvent[]; readonly log: LogLine[] }> => {
  const events: WorkstationEvent[] = [];
  const opened = await openHost({
    folder,
    abilities: { face: 'command-line', chooseFiles: null, reveal: null, showContent: null },
    secrets: noSecrets,
    allow: async () => ({ ok: true, value: null }),
    launchSigningProcess: () => {
      throw new Error('this test signs nothing');
    },
    emit: (event) => events.push(event),
    clock: testClock,
    random: countingRandom(),
    ...parts,
  });
  if (!opened.ok) throw new Error(`the workspace did not open: ${opened.error.code}`);
  return { host: opened.value, events, log: [] };
};
