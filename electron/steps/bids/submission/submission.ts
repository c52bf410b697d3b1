import { basename } from 'node:path';
import { failSubmission } from '#shared/bid/submission/codes.ts';
import {
  judgeSubmission,
  mayFollow,
  standingOf,
  type Receipt,
  type SubmissionEvent,
} from '#shared/bid/submission/events.ts';
import { winnerPapers } from '#shared/bid/submission/winner-papers.ts';
import type { SubmissionView } from '#shared/contract/submission.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { hashAside } from '../../heavy/hash-aside.ts';
import { organiserLists } from '../../../store/organiser/lists.ts';
import type { Call, Host, Step } from '../../context.ts';
import { recordAct, type Act } from '../../workspace/acts.ts';
import { loadDraft } from '../bid-records.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
import { afterResult, stateStep } from './after.ts';
import { addEvent, listEvents } from './event-records.ts';

const viewOf = async (host: Host, { draft, procedure }: GatheredBid): Promise<SubmissionView> => {
  const events = listEvents(host.workspace.database, draft.bidId);
  const standing = standingOf(events);
  const { state, submitted, receipt } = standing;
  const { version } = draft;
  const after = await afterResult(host, draft, events);
  return {
    bidId: draft.bidId,
    version,
    deadline: procedure.deadline,
    state,
    submitted:
      submitted === null
        ? null
        : { at: submitted.at, version: submitted.version, packageDigest: submitted.packageDigest },
    receipt,
    events: [...events],
    after: [...after.dates],
    winnerPapers:
      state === 'won' ? winnerPapers(procedure.requirements, { lotId: draft.lotId, lots: procedure.lots }) : [],
    findings: [
      ...judgeSubmission(standing, { deadline: procedure.deadline, now: host.clock(), version, events }),
      ...after.findings,
    ],
  };
};

export const showSubmission: Step<'submission.show'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(await viewOf(host, bid.value)) : bid;
};

/** Judged and added in one transaction, with its act in the chain, so that two windows cannot submit twice. */
const happen = async (
  host: Host,
  bidId: string,
  event: SubmissionEvent,
  act: Pick<Act, 'act' | 'digest'>,
  also: () => void = () => undefined,
): Promise<Outcome<SubmissionView>> => {
  const { database } = host.workspace;
  const added = database.transaction((): Outcome<null> => {
    const may = mayFollow(bidId, listEvents(database, bidId), event, host.clock());
    if (!may.ok) return may;
    addEvent(database, bidId, event);
    recordAct(database, { at: host.clock(), subject: bidId, ...act });
    also();
    return ok(null);
  });
  if (!added.ok) return added;
  host.emit({ type: 'changed', subject: 'bids' });
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(await viewOf(host, bid.value)) : bid;
};

const receiptFrom = async (
  call: Call,
  { receiptNumber, receiptFileId }: { readonly receiptNumber: string | null; readonly receiptFileId: string | null },
): Promise<Outcome<Receipt | null>> => {
  const number = receiptNumber === null || receiptNumber.trim() === '' ? null : receiptNumber.trim();
  if (receiptFileId === null) return ok(number === null ? null : { number, file: null });
  const path = call.host.files.pathOf(receiptFileId);
  if (!path.ok) return path;
  const kept = await call.host.workspace.vault.putFile(path.value, { signal: call.signal });
  if (!kept.ok) return kept;
  return ok({ number, file: { name: basename(path.value), digest: kept.value.digest, size: kept.value.size } });
};

/** The package that was made, proved to be still those bytes: what was uploaded is what the receipt will be bound to. */
const provenPackage = async (call: Call, { draft, artefacts }: GatheredBid): Promise<Outcome<string>> => {
  const packed = artefacts.find(({ kind }) => kind === 'package');
  if (packed === undefined) return failSubmission('submission.not-packaged', { bid: draft.bidId });
  const hash = hashAside({ bytes: packed.size, files: 1 });
  const hashed = await hash(packed.path, ['sha-256'], { signal: call.signal });
  if (!hashed.ok)
    return hashed.error.code === 'file.not-found'
      ? failSubmission('submission.package-gone', { file: packed.path })
      : hashed;
  const found = hashed.value.digests['sha-256'].value;
  return found === packed.digest
    ? ok(found)
    : failSubmission('submission.package-changed', { file: packed.name, expected: packed.digest, found });
};

const momentOf = (host: Host, at: Instant | null): Instant => at ?? host.clock();

export const submit: Step<'submission.submit'> = async (input, call) => {
  const { host } = call;
  const bid = await gatherBid(host, input.bidId);
  if (!bid.ok) return bid;
  const digest = await provenPackage(call, bid.value);
  if (!digest.ok) return digest;
  const receipt = await receiptFrom(call, input);
  if (!receipt.ok) return receipt;
  const event: SubmissionEvent = {
    kind: 'submitted',
    at: momentOf(host, input.at),
    version: bid.value.draft.version,
    packageDigest: digest.value,
    receipt: receipt.value,
  };
  return happen(host, input.bidId, event, { act: 'bid.submitted', digest: digest.value });
};

export const keepReceipt: Step<'submission.receipt'> = async (input, call) => {
  const receipt = await receiptFrom(call, input);
  if (!receipt.ok) return receipt;
  if (receipt.value === null) return failSubmission('submission.nothing-received');
  const event: SubmissionEvent = { kind: 'receipt', at: momentOf(call.host, input.at), receipt: receipt.value };
  return happen(call.host, input.bidId, event, {
    act: 'bid.receipt-kept',
    digest: receipt.value.file?.digest ?? null,
  });
};

export const withdraw: Step<'submission.withdraw'> = ({ bidId, reason, at }, { host }) =>
  happen(host, bidId, { kind: 'withdrawn', at: momentOf(host, at), reason }, { act: 'bid.withdrawn', digest: null });

export const setResult: Step<'submission.result'> = async (input, { host }) => {
  const { bidId, outcome, reasonId, note, winnerPrice, winner, place } = input;
  const reasons = organiserLists(host.workspace.database)
    .reasons.filter((reason) => reason.of === 'lost')
    .map((reason) => reason.reasonId);
  if (outcome !== 'won' && reasonId === null) return failSubmission('submission.reason-missing', { reasons });
  if (reasonId !== null && !reasons.includes(reasonId))
    return failSubmission('submission.reason-unknown', { reason: reasonId, reasons });
  const event: SubmissionEvent = {
    kind: 'result',
    at: momentOf(host, input.at),
    outcome,
    reasonId: outcome === 'won' ? null : reasonId,
    note,
    winnerPrice,
    winner: outcome === 'won' ? null : winner,
    place,
  };
  return happen(host, bidId, event, { act: 'bid.result', digest: null });
};

/** A step after the result: kept with the bid, and where other dates hang on it, as a date of the procedure. */
export const noteStep: Step<'submission.step'> = async ({ bidId, step, at, isDone }, { host }) => {
  const { database } = host.workspace;
  const loaded = loadDraft(database, bidId);
  if (!loaded.ok) return loaded;
  const { procedureId } = loaded.value;
  const happened = momentOf(host, at);
  const answer = await happen(
    host,
    bidId,
    { kind: 'step', at: happened, step, isDone },
    { act: 'bid.step', digest: null },
    () => stateStep(database, procedureId, { step, at: happened, isDone }, host.clock()),
  );
  if (answer.ok) host.emit({ type: 'changed', subject: 'procedures' });
  return answer;
};
