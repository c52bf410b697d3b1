import { basename } from 'node:path';
import { failHandover } from '#shared/bid/handover/codes.ts';
import type { Choices } from '#shared/bid/handover/merge.ts';
import type { HandoverState } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { loadDraft } from '../bids/bid-records.ts';
import type { Call, Host, Step } from '../context.ts';
import { importProcedures } from '../procedures/import-procedures.ts';
import { showProcedure } from '../procedures/show-procedure.ts';
import { recordAct } from '../workspace/acts.ts';
import type { Carried } from './carried.ts';
import { keepActsElsewhere } from './evidence-slice.ts';
import { dropWaiting, keepPassing, keepState, keepWaiting, loadWaiting, type Waiting } from './handover-records.ts';
import { storeLibrary, verifyBrought } from './library.ts';
import { openHandover } from './open-file.ts';
import { digestOfState, stateOfDraft } from './present-state.ts';
import { layOutFrozen, storeState } from './store-state.ts';
import { companyHere } from './surroundings.ts';
import { joinCarried, viewOfHandover, viewOfIncoming } from './views.ts';

/** The notice's editions that came along, so that the bid stands on the bytes it was made for. */
const takeNotices = async (call: Call, { state, notices }: Carried): Promise<Outcome<string>> => {
  const { workspace } = call.host;
  const { sourceId, noticeDigest } = state.draft;
  const known = await showProcedure(workspace, sourceId);
  if (
    known.ok &&
    known.value.sourceId === sourceId &&
    known.value.editions.some(({ digest }) => digest === noticeDigest)
  )
    return ok(known.value.id);
  const files = notices.map(({ digest }) => workspace.vault.pathOf(digest));
  const imported = await importProcedures(workspace, { files, signal: call.signal });
  if (!imported.ok) return imported;
  const shown = await showProcedure(workspace, sourceId);
  if (!shown.ok) return shown;
  // What the number leads to has to be the procedure of that number, and not a place of this workspace.
  return shown.value.sourceId === sourceId
    ? ok(shown.value.id)
    : failHandover('handover.other-procedure', {
        bid: state.draft.bidId,
        here: shown.value.sourceId,
        there: sourceId,
      });
};

/** The passings and states of what came become what ours came from. Belongs into the transaction that took it over. */
const remember = (host: Host, { record, file }: Waiting): void => {
  const { database } = host.workspace;
  const { bidId } = record.state.draft;
  for (const known of record.states)
    keepState(database, bidId, known, known.digest === record.digest ? record.state : null);
  for (const passing of record.passings) keepPassing(database, bidId, { ...passing, direction: 'elsewhere' });
  keepPassing(database, bidId, { ...record.passing, direction: 'in' }, record.digest);
  keepActsElsewhere(database, bidId, record.acts);
  dropWaiting(database, bidId);
  // The file's own digest, by which the other chain names what it handed over.
  const digest = file ?? record.digest;
  recordAct(database, { at: host.clock(), act: 'bid.taken-over', subject: bidId, digest });
};

/** A bid that was never here. */
const takeNew = async (call: Call, came: Waiting, procedureId: string, file: string): Promise<Outcome<null>> => {
  const { host } = call;
  const { record } = came;
  const { database } = host.workspace;
  const { state } = record;
  const sides = { state, mine: null, companyId: companyHere(host, record.company) };
  const signature = await verifyBrought(call, sides, file);
  if (!signature.ok) return signature;
  database.transaction(() => {
    // Another window may have taken it meanwhile: what is here is not written over.
    if (loadDraft(database, record.state.draft.bidId).ok) return;
    const own = { companyId: sides.companyId, procedureId, createdAt: host.clock() };
    storeState(host, state, own, storeLibrary(host, sides, signature.value));
    remember(host, came);
  });
  await layOutFrozen(host, state);
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(null);
};

export const takeHandover: Step<'handover.take'> = async (input, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const path = host.files.pathOf(input.fileId);
  if (!path.ok) return path;
  const opened = await openHandover(call, path.value, input, input.keep);
  if (!opened.ok) return opened;
  const { record, sha256 } = opened.value;
  const came = { record, file: sha256 };
  const { bidId, sourceId } = record.state.draft;
  const loaded = loadDraft(database, bidId);
  if (loaded.ok && loaded.value.sourceId !== sourceId)
    return failHandover('handover.other-procedure', { bid: bidId, here: loaded.value.sourceId, there: sourceId });
  const mine = loaded.ok ? { draft: loaded.value, state: stateOfDraft(host.workspace, loaded.value) } : null;
  const incoming = await viewOfIncoming(host, record, mine);
  if (!input.keep) return ok({ bidId, isNew: mine === null, isTaken: false, incoming });

  const procedureId = await takeNotices(call, record);
  if (!procedureId.ok) return procedureId;
  if (mine === null) {
    const taken = await takeNew(call, came, procedureId.value, basename(path.value));
    // The procedure is known by now: what is another thing here can be told.
    return taken.ok
      ? ok({ bidId, isNew: true, isTaken: true, incoming: await viewOfIncoming(host, record, null) })
      : taken;
  }
  const kept = database.transaction((): Outcome<null> => {
    const before = loadWaiting(database, bidId);
    if (before !== null && before.record.digest !== record.digest) {
      const { person, at } = before.record.passing;
      return failHandover('handover.waiting', { bid: bidId, from: person, at });
    }
    if (before === null) keepWaiting(database, bidId, came);
    return ok(null);
  });
  if (!kept.ok) return kept;
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ bidId, isNew: false, isTaken: false, incoming });
};

type Settled = {
  readonly state: HandoverState;
  readonly mine: HandoverState;
  readonly draft: BidDraft;
  readonly came: Waiting;
};

const settle = (host: Host, bidId: string, choices: Choices, seen: string | null): Outcome<Settled> => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  const came = loadWaiting(database, bidId);
  if (came === null) return failHandover('handover.nothing-waiting', { bid: bidId });
  const mine = stateOfDraft(host.workspace, loaded.value);
  if (seen !== null && seen !== digestOfState(mine)) return failHandover('handover.changed-meanwhile', { bid: bidId });
  const joined = joinCarried(database, mine, came.record, choices);
  const paths = new Set(joined.differences.flatMap(({ path, isConflict }) => (isConflict ? [path] : [])));
  const unknown = Object.keys(choices).find((path) => !paths.has(path));
  if (unknown !== undefined) return failHandover('handover.field-unknown', { field: unknown });
  const open = joined.differences.flatMap(({ path, taken }) => (taken === null ? [path] : []));
  return open.length > 0
    ? failHandover('handover.conflicts-left', { fields: open.slice(0, 50) })
    : ok({ state: joined.state, mine, draft: loaded.value, came });
};

/** Joins what waits: computed anew within the transaction that writes it, so that no edit between is lost. */
export const joinHandover: Step<'handover.join'> = async ({ bidId, choices, seen }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const planned = settle(host, bidId, choices, seen);
  if (!planned.ok) return planned;
  const { draft } = planned.value;
  const signature = await verifyBrought(call, { ...planned.value, companyId: draft.companyId }, bidId);
  if (!signature.ok) return signature;
  const expected = digestOfState(planned.value.state);
  const done = database.transaction((): Outcome<null> => {
    const settled = settle(host, bidId, choices, seen);
    if (!settled.ok) return settled;
    const { state, came } = settled.value;
    if (digestOfState(state) !== expected) return failHandover('handover.changed-meanwhile', { bid: bidId });
    const sides = { ...settled.value, companyId: settled.value.draft.companyId };
    storeState(host, state, settled.value.draft, storeLibrary(host, sides, signature.value));
    remember(host, came);
    return ok(null);
  });
  if (!done.ok) return done;
  await layOutFrozen(host, planned.value.state);
  host.emit({ type: 'changed', subject: 'bids' });
  return viewOfHandover(host, bidId);
};

export const dropHandover: Step<'handover.drop'> = async ({ bidId }, { host }) => {
  const { database } = host.workspace;
  if (loadWaiting(database, bidId) === null) return failHandover('handover.nothing-waiting', { bid: bidId });
  dropWaiting(database, bidId);
  host.emit({ type: 'changed', subject: 'bids' });
  return viewOfHandover(host, bidId);
};

export const showHandover: Step<'handover.show'> = async ({ bidId }, { host }) => viewOfHandover(host, bidId);
