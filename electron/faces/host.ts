import { randomBytes } from 'node:crypto';
import { instantFromEpoch, type Clock } from '#shared/kernel/instant.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import type { ConsentSource, FaceAbilities, Host, SecretSource } from '../steps/context.ts';
import { openWorkspace } from '../store/open-workspace.ts';
import { createFileHandles } from './file-handles.ts';
import { version } from './version.ts';

/** The machine's own clock and randomness; tests pass others. */
export const systemClock: Clock = () => instantFromEpoch(Date.now());
export const systemRandom: RandomBytes = (count) => randomBytes(count);

export type HostParts = {
  readonly folder: string;
  readonly abilities: FaceAbilities;
  readonly secrets: SecretSource;
  readonly allow: ConsentSource;
  readonly emit: Host['emit'];
  readonly launchSigningProcess: Host['launchSigningProcess'];
  readonly launchTokenProcess?: Host['launchTokenProcess'];
  readonly clock?: Clock;
  readonly random?: RandomBytes;
};

/** Opens the workspace and gives it what a face can do. Close it with `host.workspace.close()`. */
export const openHost = async (parts: HostParts): Promise<Outcome<Host>> => {
  const { clock = systemClock, random = systemRandom } = parts;
  const opened = await openWorkspace(parts.folder, { clock });
  if (!opened.ok) return opened;
  return ok({
    workspace: opened.value,
    clock,
    random,
    secrets: parts.secrets,
    allow: parts.allow,
    launchSigningProcess: parts.launchSigningProcess,
    ...(parts.launchTokenProcess === undefined ? {} : { launchTokenProcess: parts.launchTokenProcess }),
    files: createFileHandles(random),
    abilities: parts.abilities,
    emit: parts.emit,
    version,
  });
};
