/**
 * The signing process as its parent sees it. Plain Node makes one with `forkSigningProcess`; the Electron face passes
 * a launcher made of `utilityProcess`, since only `electron/windows` may import Electron.
 * Messages are structured clones; a launcher must not pass secrets in arguments or in the environment.
 */
export type SigningChild = {
  readonly post: (message: object) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called with the exit code, the signal's name or why the process cannot go on; only the first call counts. */
  readonly onExit: (listener: (exit: number | string | null) => void) => void;
  readonly kill: () => void;
};

export type LaunchSigningProcess = () => SigningChild;
