import { fork } from 'node:child_process';
import type { SigningChild } from './signing-child.ts';
import { compiledSources } from './compiled-sources.ts';
import { forkedChild } from './forked-child.ts';

const entry = new URL(
  import.meta.url.endsWith('.ts') ? './signing-process/main.ts' : './signing-process.js',
  import.meta.url,
);

/** It holds a key and answers in turn: neither helper threads nor room for garbage make it faster. */
const small = ['--v8-pool-size=1', '--max-semi-space-size=1'] as const;

/**
 * The signing process in plain Node. It inherits nothing: no environment (which may hold the password's variable), no
 * standard streams; it may read files but not write them, start processes or load native code, and no debugger can be
 * attached by signal.
 */
export const forkSigningProcess = (): SigningChild => {
  const compiled = compiledSources(entry);
  const child = fork(entry, [], {
    env: { ...systemEnvironment(), ...compiled.env },
    execArgv: ['--permission', '--allow-fs-read=*', ...compiled.execArgv, '--disable-sigusr1', ...small],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  return forkedChild(child);
};

/** Windows needs to know where it is to make random numbers. */
const systemEnvironment = (): NodeJS.ProcessEnv => {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
};
