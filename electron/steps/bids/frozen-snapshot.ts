import { bidSnapshot, forSnapshot, snapshotFormat, type BidSnapshot } from '#shared/bid/handover/snapshot.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host } from '../context.ts';
import { stateOfDraft } from '../handover/present-state.ts';
import { surroundingsOf } from '../handover/surroundings.ts';
import type { GatheredBid } from './gather-bid.ts';
import { snapshotOf, type SnapshotRecord } from './snapshot-records.ts';

/** Puts what the bid says now into the vault, so that a later version can be held against it. The version is not frozen by this. */
export const takeSnapshot = async (
  host: Host,
  bid: Pick<GatheredBid, 'draft' | 'procedure'>,
  manifestDigest: string,
): Promise<Outcome<SnapshotRecord>> => {
  const snapshot: BidSnapshot = {
    format: snapshotFormat,
    manifestDigest,
    state: forSnapshot(stateOfDraft(host.workspace, bid.draft)),
    ...surroundingsOf(host, bid),
  };
  const kept = await host.workspace.vault.putBytes(new TextEncoder().encode(`${JSON.stringify(snapshot)}\n`));
  return kept.ok ? ok({ manifestDigest, ...kept.value }) : kept;
};

/** What the bid said when this manifest was made; null: it was frozen before that was kept, or it can not be read any more. */
export const readSnapshot = async (
  { workspace: { database, vault } }: Host,
  bidId: string,
  version: number,
  manifestDigest: string,
): Promise<BidSnapshot | null> => {
  const record = snapshotOf(database, bidId, version);
  if (record === null || record.manifestDigest !== manifestDigest) return null;
  const bytes = await vault.read(record.digest, { verify: true });
  if (!bytes.ok) return null;
  try {
    const read = bidSnapshot.safeParse(JSON.parse(new TextDecoder().decode(bytes.value)));
    return read.success && read.data.manifestDigest === manifestDigest ? read.data : null;
  } catch {
    return null;
  }
};
