import { join } from 'node:path';

/** What lies where in a workspace's folder. */
export const databasePath = (folder: string): string => join(folder, 'bidwright.sqlite');
export const vaultPath = (folder: string): string => join(folder, 'vault');
