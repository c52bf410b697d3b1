import { manifestName, type Manifest } from '#shared/bid/freeze.ts';
import { changesBetween, notContent, type Change } from '#shared/bid/handover/between.ts';
import { recordsOf } from '#shared/bid/handover/records.ts';
import { recordsBeside, type Surroundings } from '#shared/bid/handover/snapshot.ts';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import { standingOf } from '#shared/bid/submission/events.ts';
import { failBid } from '#shared/bid/codes.ts';
import type { BidDiff } from '#shared/contract/submission.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Host, Step } from '../../context.ts';
import { lastPassed } from '../../handover/handover-records.ts';
import { labelOf } from '../../handover/labels.ts';
import { pricesOf, stateOfDraft } from '../../handover/present-state.ts';
import { surroundingsOf } from '../../handover/surroundings.ts';
import { listArtefacts } from '../bid-records.ts';
import { readSnapshot } from '../frozen-snapshot.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
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

const manifestOf = async (
  host: Host,
  bidId: string,
  version: number,
): Promise<Outcome<{ readonly manifest: Manifest; readonly digest: string }>> => {
  const artefact = listArtefacts(host.workspace.database, bidId, version).find(({ kind }) => kind === 'manifest');
  if (artefact === undefined) return failBid('bid.not-frozen', { bid: bidId });
  const read = await host.workspace.vault.read(artefact.digest, { verify: true });
  if (!read.ok) return failBid('bid.file-missing', { file: manifestName });
  return ok({
    manifest: JSON.parse(new TextDecoder().decode(read.value)) as Manifest,
    digest: artefact.digest,
  });
};

type Then = { readonly state: HandoverState; readonly beside: Surroundings };

/**
 * What a version said of which only the manifest and the prices are kept: its documents, price, lot, notice and company. Everything else is
 * taken as it is now, and that it can not be compared is told.
 */
const fromManifest = (host: Host, manifest: Manifest, now: Then): Then => {
  const { draft } = now.state;
  const { bid, files, price, procedure, participant } = manifest;
  const documents = files.map(({ name, size, digests }, index): HandoverState['draft']['documents'][number] => {
    const value = digests.find(({ algorithm }) => algorithm === 'sha-256')?.value ?? '';
    const present = draft.documents.find((document) => document.name === name);
    if (present?.digest.value === value) return present;
    const digest = { algorithm: 'sha-256' as const, value };
    const gone = { documentId: `was-${index}`, name, mediaType: '', itemId: null, addedAt: manifest.frozenAt };
    return { ...(present ?? gone), size, digest, letter: null };
  });
  const table = loadPrices(host.workspace.database, bid.id, bid.version);
  return {
    state: {
      ...now.state,
      draft: { ...draft, price, lotId: procedure.lot, noticeDigest: procedure.notice.value, documents },
      prices: pricesOf(table),
    },
    beside: { ...now.beside, company: participant ?? now.beside.company },
  };
};

const viewOf =
  (sides: Parameters<typeof labelOf>[1]) =>
  ({ record, ...change }: Change): BidDiff['changes'][number] => ({
    ...change,
    kind: record.split('/')[0] ?? '',
    label: labelOf(record, sides),
  });

const compared = (was: Then, now: Then): BidDiff['changes'] => {
  const beside = { before: recordsBeside(was.beside), after: recordsBeside(now.beside) };
  const changes = changesBetween(was.state, now.state, notContent, beside);
  const sides = [recordsOf(now.state), recordsOf(was.state)];
  return changes.map(viewOf(sides));
};

const nothing: BidDiff = { against: null, isPartial: false, changes: [] };

const sinceFrozen = async (host: Host, { draft }: GatheredBid, now: Then): Promise<Outcome<BidDiff>> => {
  const { bidId } = draft;
  const version = earlierVersion(host, bidId, draft.version);
  if (version === null) return ok(nothing);
  const frozen = await manifestOf(host, bidId, version);
  if (!frozen.ok) return frozen;
  const { manifest, digest } = frozen.value;
  const snapshot = await readSnapshot(host, bidId, version, digest);
  const was =
    snapshot === null ? fromManifest(host, manifest, now) : { state: snapshot.state, beside: { ...snapshot } };
  const { submitted } = standingOf(listEvents(host.workspace.database, bidId));
  return ok({
    against: {
      what: submitted === null ? 'frozen' : 'submitted',
      version,
      at: submitted?.at ?? manifest.frozenAt,
      by: null,
    },
    isPartial: snapshot === null,
    changes: compared(was, now),
  });
};

/** Against what was locked when the bid last passed from hand to hand. */
const sinceHandedOver = (host: Host, { draft }: GatheredBid, now: Then): Outcome<BidDiff> => {
  const last = lastPassed(host.workspace.database, draft.bidId);
  if (last === null || last.state === null) return ok(nothing);
  const { at, person } = last.passing;
  return ok({
    against: { what: 'handed-over', version: last.state.draft.version, at, by: person },
    isPartial: false,
    changes: compared({ state: last.state, beside: now.beside }, now),
  });
};

export const diffBid: Step<'submission.diff'> = async ({ bidId, since }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const now = { state: stateOfDraft(host.workspace, bid.value.draft), beside: surroundingsOf(host, bid.value) };
  return since === 'handed-over' ? sinceHandedOver(host, bid.value, now) : sinceFrozen(host, bid.value, now);
};
