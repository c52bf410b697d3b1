import type { WorkspaceStatus } from '#shared/contract/workspace.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Row } from '../../store/database.ts';
import type { Host, Step } from '../context.ts';
import { loadSettings } from './settings.ts';

export const statusOf = async (host: Host): Promise<WorkspaceStatus> => {
  const { database, folder } = host.workspace;
  const count = (sql: string): number => database.get<Row & { n: number }>(sql)?.n ?? 0;
  const counts = {
    procedures: count('SELECT count(*) AS n FROM procedure'),
    bids: count('SELECT count(*) AS n FROM bid'),
    keys: count('SELECT count(*) AS n FROM key_file'),
  };
  const hasCompany = count('SELECT count(*) AS n FROM company') > 0;
  return {
    version: host.version,
    face: host.abilities.face,
    folder,
    isEmpty: counts.procedures === 0 && counts.bids === 0 && counts.keys === 0 && !hasCompany,
    hasSample: count(`SELECT count(*) AS n FROM act WHERE act = 'sample.loaded'`) > 0,
    now: host.clock(),
    counts,
    settings: await loadSettings(host),
  };
};

export const showStatus: Step<'workspace.status'> = async (_, { host }) => ok(await statusOf(host));
