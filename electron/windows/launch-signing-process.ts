import { utilityProcess } from 'electron';
import type { LaunchSigningProcess } from '../keys/signing-child.ts';

/** The signing process as a utility process: no environment, no standard streams. Only after `ready`. */
export const launchSigningProcess =
  (entry: string): LaunchSigningProcess =>
  () => {
    const child = utilityProcess.fork(entry, [], { env: {}, stdio: 'ignore', serviceName: 'Bidwright signing' });
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      post: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => {
        child.kill();
      },
    };
  };
