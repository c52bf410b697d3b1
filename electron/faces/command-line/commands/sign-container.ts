import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Desk, type Done, type Given } from '../command.ts';
import { signingKeyFrom } from './secret-options.ts';
import { levelFrom } from './level-options.ts';
import { signedDone } from './signed-done.ts';
import { takeAll } from './take-files.ts';

export const containers = ['asic-e', 'asic-s', 'sig-zip'] as const;
type Container = (typeof containers)[number];

/** What belongs to signatures outside a container, or is asked elsewhere. */
const elsewhere = ['detached', 'attached', 'batch'] as const;
const elsewhereTexts = ['format', 'reviewed', 'resume'] as const;

/** `sign FILE... --container …`: signs the files and packs them with their signatures into `--out`. */
export const signContainer = async (given: Given, container: string, desk: Desk): Promise<Outcome<Done>> => {
  const bad = async (option: string, reason: 'both'): Promise<Outcome<Done>> =>
    failKernel('usage.bad-option', { option, reason: (await desk.say())(`usage.reason.${reason}`) });
  const kind = containers.find((known): known is Container => known === container);
  if (kind === undefined)
    return failKernel('usage.bad-option', { option: '--container', reason: containers.join(', ') });
  for (const option of elsewhere) if (isSet(given, option)) return bad(`--${option}`, 'both');
  for (const option of elsewhereTexts) if (textOf(given, option) !== null) return bad(`--${option}`, 'both');
  if (given.words.length === 0) return failKernel('usage.missing-argument', { argument: 'FILE' });
  const out = textOf(given, 'out');
  if (out === null) return failKernel('usage.missing-argument', { argument: '--out PATH' });
  const encoding = textOf(given, 'encoding') ?? 'der';
  if (encoding !== 'der' && encoding !== 'pem' && encoding !== 'base64')
    return failKernel('usage.bad-option', { option: '--encoding', reason: 'der, pem, base64' });
  if (encoding !== 'der' && kind !== 'sig-zip') return bad('--encoding', 'both');
  const level = await levelFrom(given, desk);
  if (!level.ok) return level;
  const key = await signingKeyFrom(given, desk);
  if (!key.ok) return key;
  const fileIds = await takeAll(desk, given.words);
  if (!fileIds.ok) return fileIds;
  const answer = await desk.ask('signing.pack', {
    fileIds: fileIds.value,
    container: kind,
    encoding,
    ...key.value,
    ...level.value,
    out: resolve(out),
  });
  if (!answer.ok) return answer;
  return ok(await signedDone(answer.value, `verify ${answer.value.files[0]?.path ?? 'FILE'}`));
};
