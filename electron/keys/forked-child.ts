import type { ChildProcess } from 'node:child_process';
import type { SigningChild } from './signing-child.ts';

/** The parent's end of a child that was forked with a channel. */
export const forkedChild = (child: ChildProcess): SigningChild => ({
  post: (message) => {
    child.send(message, () => {
      // A channel that is gone shows as the exit of the child.
    });
  },
  onMessage: (listener) => child.on('message', listener),
  onExit: (listener) => {
    child.on('error', (error) => listener(error.message));
    child.on('exit', (code, signal) => listener(code ?? signal));
  },
  kill: () => child.kill('SIGKILL'),
});
