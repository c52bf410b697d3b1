import { homedir } from 'node:os';
import { join } from 'node:path';

type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
 * Where a user's work is kept when no `--workspace` names another folder: `$XDG_DATA_HOME/bidwright` or
 * `~/.local/share/bidwright`, `%LOCALAPPDATA%\Bidwright`, `~/Library/Application Support/Bidwright`.
 */
export const defaultWorkspaceFolder = (
  { platform, home, environment }: Surroundings = {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
  },
): string => {
  if (platform === 'win32') return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Bidwright');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Bidwright');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'bidwright');
};
