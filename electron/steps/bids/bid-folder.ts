import { join } from 'node:path';
import type { Host } from '../context.ts';

/** Where a version's files lie for people: inside the workspace, one folder per bid and version. */
export const bidFolder = (host: Host, bidId: string, version: number): string =>
  join(host.workspace.folder, 'bids', bidId, `v${version}`);

/** Where the manifest or a signature of a version lies in it. */
export const artefactPlace = (host: Host, bidId: string, version: number, name: string): string =>
  join(bidFolder(host, bidId, version), name);
