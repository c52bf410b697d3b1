import type { Answer } from '#shared/contract/index.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Call } from '../../context.ts';
import { importNotices } from '../../procedures/import-step.ts';
import { writeAndTake } from './take.ts';

/** Imports notices as a user would who was sent the file. */
export const importText = async (
  call: Call,
  folder: string,
  name: string,
  text: string,
): Promise<Outcome<Answer<'procedures.import'>>> => {
  const file = await writeAndTake(call, folder, name, text);
  return file.ok ? importNotices({ fileIds: [file.value], format: 'auto' }, call) : file;
};
