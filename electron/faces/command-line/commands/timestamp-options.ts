import type { Finding } from '#shared/kernel/failure.ts';
import { listOf, type Desk, type Given, type Words } from '../command.ts';
import { findingLines } from './finding-lines.ts';

/** `--tsa URL,URL`, which may be given more than once; services are asked in this order. */
export const addressesOf = (given: Given): string[] =>
  listOf(given, 'tsa')
    .flatMap((value) => value.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');

/** Whether the settings name services that are asked where the command names none. */
export const hasUsualServices = async (desk: Desk): Promise<boolean> => {
  const status = await desk.ask('workspace.status', {});
  return status.ok && status.value.settings.timestampServices.trim() !== '';
};

export type Untimed = { readonly name: string; readonly path: string; readonly findings: readonly Finding[] };

/** Which files are as they were, each with what every service said. */
export const untimedLines = (untimed: readonly Untimed[], words: Words): readonly string[] =>
  untimed.flatMap(({ path, findings }) => [words.say('sign.untimed', { path }), ...findingLines(findings, words)]);
