import { utilityProcess, type UtilityProcess } from 'electron';
import type { LaunchSigningProcess, SigningChild } from '../keys/signing-child.ts';
import { tokenEnvironment } from '../keys/token/token-environment.ts';

const asChild = (child: UtilityProcess): SigningChild => ({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  post: (message) => child.postMessage(message),
  onMessage: (listener) => child.on('message', listener),
  onExit: (listener) => child.once('exit', listener),
  kill: () => {
    child.kill();
  },
});

/** The signing process as a utility process: no environment, no standard streams. Only after `ready`. */
export const launchSigningProcess =
  (entry: string): LaunchSigningProcess =>
  () =>
    asChild(utilityProcess.fork(entry, [], { env: {}, stdio: 'ignore', serviceName: 'Bidwright signing' }));

/**
 * The process of one PKCS#11 library as a utility process: no standard streams, and the few variables that libraries are
 * configured by. On macOS a vendor's library is signed by its vendor, not by us.
 */
export const launchTokenProcess =
  (entry: string): LaunchSigningProcess =>
  () =>
    asChild(
      utilityProcess.fork(entry, [], {
        env: tokenEnvironment(process.env),
        stdio: 'ignore',
        serviceName: 'Bidwright token',
        allowLoadingUnsignedLibraries: true,
      }),
    );
