import type { Asked } from '#shared/contract/index.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command, type Desk, type Given } from '../command.ts';
import { takeOptional } from './take-files.ts';

/** With what something is signed: a key file, or a key in a token. */
export const keyOptions = {
  key: { type: 'string', value: 'FILE | ID', help: 'help.option.key-or-id' },
  token: { type: 'string', value: 'LABEL | SERIAL', help: 'help.option.token' },
  library: { type: 'string', value: 'PATH', help: 'help.option.library' },
} as const satisfies Command['options'];

export type GivenKey = {
  readonly keyFileId: string | null;
  readonly token: Asked<'signing.signFiles'>['token'];
};

/** `--token` or `--library` makes it a token, and `--key` then chooses among its keys. */
export const keyFrom = async (given: Given, desk: Desk): Promise<Outcome<GivenKey>> => {
  const key = textOf(given, 'key');
  const token = textOf(given, 'token');
  const library = textOf(given, 'library');
  if (token === null && library === null) {
    if (key === null) return failKernel('usage.missing-argument', { argument: '--key FILE | --token LABEL' });
    const keyFileId = await desk.take(key);
    return keyFileId.ok ? ok({ keyFileId: keyFileId.value, token: null }) : keyFileId;
  }
  const libraryFileId = await takeOptional(desk, library);
  return libraryFileId.ok
    ? ok({ keyFileId: null, token: { token, key, libraryFileId: libraryFileId.value } })
    : libraryFileId;
};
