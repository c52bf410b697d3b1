import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Before `ready`: one window per workspace. Chromium's own files lie in the workspace too, so that the lock is of this
 * workspace and not of the program. False: another window has it, and has been brought to the front.
 */
export const claimWorkspace = (folder: string): boolean => {
  const own = join(folder, 'window');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  app.setPath('userData', own);
  return app.requestSingleInstanceLock();
};
