import { manifestName, type Manifest } from '#shared/bid/freeze.ts';
import { diffDocuments, diffPrices } from '#shared/bid/submission/diff.ts';
import { standingOf } from '#shared/bid/submission/events.ts';
import { failBid } from '#shared/bid/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, Step } from '../../context.ts';
import { listArtefacts, loadDraft } from '../bid-records.ts';
import { loadPrices } from '../prices/price-records.ts';
import { listEvents } from './event-records.ts';

/** The version that was submitted, else the last one frozen before the draft at hand; null: there is none to compare with. */
const earlierVersion = (host: Host, bidId: string, version: number): number | null => {
  const { database } = host.workspace;
  const { submitted } = standingOf(listEvents(database, bidId));
  if (submitted !== null) return submitted.version;
  for (let one = version - 1; one >= 1; one -= 1)
    if (listArtefacts(database, bidId, one).some(({ kind }) => kind === 'manifest')) return one;
  return null;
};

const manifestOf = async (host: Host, bidId: string, version: number): Promise<Outcome<Manifest>> => {
  const artefact = listArtefacts(host.workspace.database, bidId, version).find(({ kind }) => kind === 'manifest');
  if (artefact === undefined) return failBid('bid.not-frozen', { bid: bidId });
  const read = await host.workspace.vault.read(artefact.digest, { verify: true });
  if (!read.ok) return failBid('bid.file-missing', { file: manifestName });
  return ok(JSON.parse(new TextDecoder().decode(read.value)) as Manifest);
};

const priceText = (price: Manifest['price']): string | null =>
  price === null ? null : `${price.amount} ${price.currency}`;

export const diffBid: Step<'submission.diff'> = async ({ bidId }, { host }) => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  const draft = loaded.value;
  const against = earlierVersion(host, bidId, draft.version);
  if (against === null) return ok({ against: null, price: null, documents: [], prices: [] });
  const manifest = await manifestOf(host, bidId, against);
  if (!manifest.ok) return manifest;
  const before = manifest.value.files.map(({ name, digests }) => ({
    name,
    digest: digests.find(({ algorithm }) => algorithm === 'sha-256')?.value ?? '',
  }));
  const after = draft.documents.map(({ name, digest }) => ({ name, digest: digest.value }));
  const [was, is] = [priceText(manifest.value.price), priceText(draft.price)];
  return ok({
    against,
    price: was === is ? null : { before: was, after: is },
    documents: [...diffDocuments(before, after)],
    prices: [...diffPrices(loadPrices(database, bidId, against), loadPrices(database, bidId, draft.version))],
  });
};
