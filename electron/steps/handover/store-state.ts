import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HandoverState, MadeFile } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import { bidFolder } from '../bids/bid-folder.ts';
import { listArtefacts, saveArtefacts, saveDraft, type Artefact } from '../bids/bid-records.ts';
import { loadPrices, storePrices } from '../bids/prices/price-records.ts';
import { addEvent, listEvents } from '../bids/submission/event-records.ts';
import { canonicalText } from '#shared/bid/handover/canonical.ts';
import type { Host } from '../context.ts';

/** Puts manifest and signatures where people look for them; the vault has them already. */
export const layOutFrozen = async (host: Host, { draft, frozen }: HandoverState): Promise<void> => {
  if (frozen === null) return;
  const folder = bidFolder(host, draft.bidId, draft.version);
  for (const { name, digest } of [frozen.manifest, ...frozen.signatures]) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(host.workspace.vault.pathOf(digest), path);
  }
};

const artefactOf =
  (host: Host, state: HandoverState, kind: Artefact['kind'], manifestDigest: string) =>
  ({ name, size, digest, at }: MadeFile): Artefact => ({
    kind,
    version: state.draft.version,
    name,
    path: join(bidFolder(host, state.draft.bidId, state.draft.version), name),
    size,
    digest,
    manifestDigest,
    at,
  });

/** Manifest and signatures of the state's version; a package that fits the same manifest stays. */
const storeFrozen = (host: Host, state: HandoverState): void => {
  const { database } = host.workspace;
  const { draft, frozen } = state;
  if (frozen === null) return;
  const { digest } = frozen.manifest;
  const before = listArtefacts(database, draft.bidId, draft.version);
  const told = (files: readonly { readonly name: string; readonly digest: string }[]): string =>
    files
      .map((file) => `${file.name} ${file.digest}`)
      .toSorted()
      .join('\n');
  const same = (kind: Artefact['kind'], files: readonly MadeFile[]): boolean =>
    told(before.filter((one) => one.kind === kind)) === told(files);
  if (same('manifest', [frozen.manifest]) && same('signature', frozen.signatures)) return;
  saveArtefacts(
    database,
    draft.bidId,
    draft.version,
    ['manifest', 'signature', 'package'],
    [
      artefactOf(host, state, 'manifest', digest)(frozen.manifest),
      ...frozen.signatures.map(artefactOf(host, state, 'signature', digest)),
    ],
  );
};

/** Writes a state over what is here. Belongs into the transaction that decided it. */
export const storeState = (
  host: Host,
  state: HandoverState,
  { companyId, procedureId, createdAt }: Pick<BidDraft, 'companyId' | 'procedureId' | 'createdAt'>,
): void => {
  const { database } = host.workspace;
  const { bidId, version } = state.draft;
  saveDraft(database, { ...state.draft, companyId, procedureId, createdAt, updatedAt: host.clock() });
  if (state.prices !== null && canonicalText(state.prices) !== canonicalText(loadPrices(database, bidId, version)))
    storePrices(database, bidId, version, state.prices, host.clock());
  storeFrozen(host, state);
  if (canonicalText(state.events) !== canonicalText(listEvents(database, bidId))) {
    database.run('DELETE FROM bid_event WHERE bid_id = ?', [bidId]);
    for (const event of state.events) addEvent(database, bidId, event);
  }
};
