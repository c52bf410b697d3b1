import type { Finding } from '#shared/kernel/failure.ts';
import { listOf, type Desk, type ExitCode, type Given, type Words } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
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

export type Untimed = {
  readonly name: string;
  readonly path: string;
  /** What a signature has reached; absent: it is no signature that was just made. */
  readonly level?: 'B' | 'T' | 'LT';
  readonly findings: readonly Finding[];
};

/** Which files are as they were or below the level asked for, each with what every service said or what was missing. */
export const untimedLines = (untimed: readonly Untimed[], words: Words): readonly string[] =>
  untimed.flatMap(({ path, level = 'B', findings }) => [
    level === 'B' ? words.say('sign.untimed', { path }) : words.say('sign.kept-at-level', { path, level }),
    ...findingLines(findings, words),
  ]);

/** 0 where every signature is at the level asked for; else by who has to act so that the first is. */
export const exitOfUntimed = async (untimed: readonly Untimed[]): Promise<ExitCode> => {
  const findings = untimed.flatMap((each) => each.findings);
  const first = findings.find(({ severity }) => severity === 'blocker') ?? findings[0];
  return first === undefined ? 0 : exitOfFailure(first);
};
