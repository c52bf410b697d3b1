import { commonStates, newestOf } from '#shared/bid/handover/ancestors.ts';
import { joinStates, type Joined } from '#shared/bid/handover/join.ts';
import type { Choices, Difference } from '#shared/bid/handover/merge.ts';
import { recordsOf, type Records } from '#shared/bid/handover/records.ts';
import { presentlyFrozen, type HandoverState } from '#shared/bid/handover/state.ts';
import type { BidDraft } from '#shared/bid/draft.ts';
import type { HandoverDifference, HandoverView, Incoming } from '#shared/contract/handover.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { loadDraft } from '../bids/bid-records.ts';
import type { Host } from '../context.ts';
import type { Database } from '../../store/database.ts';
import type { Carried } from './carried.ts';
import { actsElsewhere, toldActs } from './evidence-slice.ts';
import { knownStates, listPassings, loadState, loadWaiting, passingOfState } from './handover-records.ts';
import { lockFindings } from './lock.ts';
import { labelOf } from './labels.ts';
import { digestOfContent, digestOfState, stateOfDraft } from './present-state.ts';
import { otherwiseHere } from './surroundings.ts';

/** The newest states that what is here and what came have in common. */
const commonOf = (database: Database, bidId: string, record: Carried): readonly string[] => {
  const known = knownStates(database, bidId);
  const heads = newestOf(
    known.map(({ digest }) => digest),
    known,
  );
  return commonStates(heads, [record.digest], [...known, ...record.states]);
};

/** Where one of them is known by its digest alone, nobody can say who changed what, and every difference is the user's to decide. */
const basesOf = (database: Database, bidId: string, record: Carried): readonly HandoverState[] => {
  const common = commonOf(database, bidId, record);
  const bodies = common.map((digest) => loadState(database, bidId, digest));
  return bodies.flatMap((body) => body ?? []).length === common.length ? bodies.flatMap((body) => body ?? []) : [];
};

/** When what both sides began with passed, and by whose hand; null: nobody here saw it pass. */
const passingBefore = (database: Database, bidId: string, record: Carried): Incoming['before'] => {
  const [digest] = commonOf(database, bidId, record);
  const passing = digest === undefined ? undefined : passingOfState(database, bidId, digest);
  return passing === undefined ? null : { at: passing.at, person: passing.person };
};

export const joinCarried = (database: Database, mine: HandoverState, record: Carried, choices: Choices = {}): Joined =>
  joinStates(basesOf(database, mine.draft.bidId, record), mine, record.state, choices);

const viewOfDifference =
  (sides: readonly Records[]) =>
  ({ record, ...difference }: Difference): HandoverDifference => ({
    ...difference,
    kind: record.split('/')[0] ?? '',
    label: labelOf(record, sides),
  });

type Here = { readonly draft: BidDraft; readonly state: HandoverState };

/** What came, and where it differs from what is here (`mine` null: it is not here). */
export const viewOfIncoming = async (host: Host, record: Carried, mine: Here | null): Promise<Incoming> => {
  const { database } = host.workspace;
  const { passing, state, acts } = record;
  const joined = mine === null ? null : joinCarried(database, mine.state, record);
  const sides = [...(mine === null ? [] : [recordsOf(mine.state)]), recordsOf(state)];
  const frozen = presentlyFrozen(state);
  const otherwise = await otherwiseHere(host, record, mine, joined?.state ?? state);
  const differences = joined?.differences ?? [];
  return {
    at: passing.at,
    person: passing.person,
    fromRole: passing.fromRole,
    toRole: passing.toRole,
    note: passing.note,
    version: state.draft.version,
    documents: state.draft.documents.length,
    isFrozen: frozen !== undefined,
    signatures: frozen?.signatures.length ?? 0,
    acts: [...toldActs(acts)],
    differences: differences.map(viewOfDifference(sides)),
    conflicts: differences.filter(({ taken }) => taken === null).length,
    findings: [...(joined?.findings ?? []), ...otherwise],
    here: mine?.draft.updatedAt ?? null,
    before: mine === null ? null : passingBefore(database, mine.draft.bidId, record),
    seen: mine === null ? '' : digestOfState(mine.state),
  };
};

export const viewOfHandover = async (host: Host, bidId: string): Promise<Outcome<HandoverView>> => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  const mine = { draft: loaded.value, state: stateOfDraft(host.workspace, loaded.value) };
  const waiting = loadWaiting(database, bidId);
  return ok({
    bidId,
    content: digestOfContent(mine.state),
    passings: [...listPassings(database, bidId)],
    findings: [...lockFindings(database, loaded.value)],
    waiting: waiting === null ? null : await viewOfIncoming(host, waiting.record, mine),
    elsewhere: [...actsElsewhere(database, bidId)],
  });
};
