import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { SigningChild } from '../signing-child.ts';
import { tokenEnvironment } from './token-environment.ts';
import { compiledSources } from '../compiled-sources.ts';
import { forkedChild } from '../forked-child.ts';

const entry = new URL(
  import.meta.url.endsWith('.ts') ? './process/token-worker.ts' : './token-worker.js',
  import.meta.url,
);

/** No core file: the address space of this process may hold a PIN when a vendor's library crashes in it. */
const shell = '/bin/sh';
const withoutCore = ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath];

/**
 * The process of one PKCS#11 library in plain Node. It has to load native code, so unlike the signing process it cannot
 * be held back by permissions of Node; it inherits no stream, so that nothing a library prints reaches a terminal or
 * log, and only those variables that libraries are configured by. Where there is a shell it leaves no core.
 */
export const forkTokenProcess = (): SigningChild => {
  const guarded = process.platform !== 'win32' && existsSync(shell);
  const compiled = compiledSources(entry);
  const child = fork(entry, [], {
    env: { ...tokenEnvironment(process.env), ...compiled.env },
    execPath: guarded ? shell : process.execPath,
    execArgv: [
      ...(guarded ? withoutCore : []),
      '--permission',
      '--allow-fs-read=*',
      ...compiled.execArgv,
      '--allow-addons',
      '--disable-sigusr1',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  return forkedChild(child);
};
