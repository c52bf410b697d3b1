import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { instantFromEpoch, type Clock } from '#shared/kernel/instant.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import type { Workspace } from '#electron/store/workspace.ts';

/** 23 November 2026, 09:00 UTC: before the deadlines of the cases. */
export const testNow = Date.UTC(2026, 10, 23, 9);
export const testClock: Clock = () => instantFromEpoch(testNow);

const folders: string[] = [];
const opened: Workspace[] = [];

/** A folder that is removed after the test. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'bidwright-test-'));
  folders.push(folder);
  return folder;
};

export const workspaceIn = async (folder: string): Promise<Workspace> => {
  const workspace = await openWorkspace(folder, { clock: testClock });
  if (!workspace.ok) throw new Error(`the workspace did not open: ${workspace.error.code}`);
  opened.push(workspace.value);
  return workspace.value;
};

/** A fresh workspace, closed and removed after the test. */
export const temporaryWorkspace = async (): Promise<Workspace> =>
  workspaceIn(join(await temporaryFolder(), 'workspace'));

afterEach(async () => {
  for (const workspace of opened.splice(0)) workspace.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
