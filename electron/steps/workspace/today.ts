import { stepsDone } from '#shared/bid/submission/after.ts';
import { isHandedIn, judgeSubmission, standingOf } from '#shared/bid/submission/events.ts';
import { Decimal } from '#shared/kernel/decimal.ts';
import type { Today } from '#shared/contract/workspace.ts';
import { dayIn, epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import { listBidIds } from '../bids/bid-records.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import { gatherSigning } from '../bids/readiness/signing-facts.ts';
import { dueAfterResults } from '../bids/submission/due-after.ts';
import { listEvents } from '../bids/submission/event-records.ts';
import { endingAccess } from '../company/access-records.ts';
import { papersToday } from '../company/papers/today.ts';
import type { Host, Step } from '../context.ts';
import { listKeyRecords } from '../keys/key-records.ts';
import { newestRehearsal } from '../rehearsal/rehearsal-records.ts';
import { differencesOf } from '../rehearsal/rehearsal-view.ts';
import { proceduresToday } from './today-procedures.ts';

const day = 86_400_000;
/** How far Today looks at certificates and money. */
const farDays = 60;
/** How far it looks at what follows a result. */
const dueDays = 14;
/** Open bids looked at; people have tens, an import of history may have thousands. */
const mostBids = 500;

const before = (a: { readonly at: Instant }, b: { readonly at: Instant }): number =>
  epochMilliseconds(a.at) - epochMilliseconds(b.at);

/** Keys whose certificate ends soon or has ended: as something due, and as something stuck once it is over. */
const endingCertificates = (
  host: Host,
  now: number,
): { readonly due: Today['due']; readonly stuck: Today['stuck'] } => {
  const due: Today['due'] = [];
  const stuck: Today['stuck'] = [];
  for (const record of listKeyRecords(host.workspace.database))
    for (const { certificate } of record.certificates) {
      const facts = readCertificateFacts(certificate);
      if (!facts.ok) continue;
      const { notAfter } = facts.value;
      const left = epochMilliseconds(notAfter) - now;
      if (left < 0) {
        const finding: Finding = {
          code: 'signer.expired',
          severity: 'blocker',
          place: {},
          details: { notAfter, now: instantFromEpoch(now) },
        };
        stuck.push({
          bidId: null,
          keyId: record.keyId,
          procedureId: null,
          title: record.label,
          deadline: null,
          finding,
        });
      } else if (left < farDays * day)
        due.push({
          kind: 'certificate-end',
          at: notAfter,
          procedureId: null,
          bidId: null,
          title: record.label,
          buyer: null,
        });
    }
  return { due, stuck };
};

const isOpen = (bid: GatheredBid, now: number): boolean =>
  bid.procedure.deadline === null || epochMilliseconds(bid.procedure.deadline) > now;

const stuckBids = (bids: readonly GatheredBid[]): Today['stuck'] =>
  bids.flatMap(({ draft, procedure, findings, status }) =>
    status === 'draft' || status === 'ready'
      ? findings
          .filter((finding) => finding.severity === 'blocker')
          .slice(0, 1)
          .map((finding) => ({
            bidId: draft.bidId,
            keyId: null,
            procedureId: draft.procedureId,
            title: procedure.title,
            deadline: procedure.deadline,
            finding,
          }))
      : [],
  );

/** Bids whose rehearsal spoke for them once and no longer does: what was found right is not what would be signed. */
const lapsedRehearsals = (host: Host, bids: readonly GatheredBid[]): Today['stuck'] =>
  bids.flatMap((bid) => {
    const { draft, procedure, status } = bid;
    const rehearsal =
      status === 'draft' || status === 'ready' ? newestRehearsal(host.workspace.database, draft.bidId) : null;
    if (rehearsal === null || rehearsal.verdict.conclusion === null) return [];
    const differences = differencesOf(host, bid, rehearsal).filter(({ severity }) => severity === 'warning');
    if (differences.length === 0) return [];
    const details = { count: differences.length };
    return [
      {
        bidId: draft.bidId,
        keyId: null,
        procedureId: draft.procedureId,
        title: procedure.title,
        deadline: procedure.deadline,
        finding: { code: 'rehearsal.no-longer-holds', severity: 'warning' as const, place: {}, details },
      },
    ];
  });

/** A bid that was submitted and has no receipt while there is still time to submit again. */
const missingReceipts = (host: Host, bids: readonly GatheredBid[]): Today['stuck'] =>
  bids.flatMap(({ draft, procedure }) => {
    const events = listEvents(host.workspace.database, draft.bidId);
    const facts = { deadline: procedure.deadline, now: host.clock(), version: draft.version, events };
    return judgeSubmission(standingOf(events), facts)
      .filter(({ severity }) => severity === 'blocker')
      .map((finding) => ({
        bidId: draft.bidId,
        keyId: null,
        procedureId: draft.procedureId,
        title: procedure.title,
        deadline: procedure.deadline,
        finding,
      }));
  });

const accessToRenew = (host: Host): Today['stuck'] =>
  endingAccess(host).map(({ access: { platformId, tariff }, finding }) => ({
    bidId: null,
    keyId: null,
    procedureId: null,
    platformId,
    title: tariff,
    deadline: null,
    finding,
  }));

type FreezingBid = Pick<GatheredBid, 'draft' | 'procedure'>;

/** With the platform, its time over, and nobody has noted that the money came back. */
const isHeld = (host: Host, { draft, standing }: GatheredBid): boolean =>
  isHandedIn(standing.state) &&
  !stepsDone(listEvents(host.workspace.database, draft.bidId)).has('bid-security-release');

/**
 * What bids freeze, day by day: from the deadline on, when the platform blocks the money, until its release is noted, since
 * nobody knows it before. Moscow's days, which Russian platforms count by.
 */
const frozenCash = (bids: readonly FreezingBid[], now: number): Today['cash'] => {
  const byCurrency = new Map<string, { readonly from: string; readonly amount: string }[]>();
  for (const { draft, procedure } of bids) {
    if (draft.security === null || procedure.deadline === null) continue;
    const list = byCurrency.get(draft.security.currency) ?? [];
    list.push({ from: dayIn(procedure.deadline, 'Europe/Moscow'), amount: draft.security.amount });
    byCurrency.set(draft.security.currency, list);
  }
  const days = Array.from({ length: farDays }, (_, index) =>
    dayIn(instantFromEpoch(now + index * day), 'Europe/Moscow'),
  );
  return [...byCurrency].map(([currency, securities]) => ({
    currency,
    days: days.map((shown) => ({
      day: shown,
      frozen: securities
        .filter(({ from }) => from <= shown)
        .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))
        .toFixed(2),
    })),
  }));
};

export const showToday: Step<'today.show'> = async (_, { host }) => {
  const at = host.clock();
  const now = epochMilliseconds(at);
  const { bidIds } = listBidIds(host.workspace.database, null, at, 0, mostBids);
  const bids: GatheredBid[] = [];
  const held: FreezingBid[] = [];
  const signing = await gatherSigning(host);
  for (const bidId of bidIds) {
    const gathered = await gatherBid(host, bidId, signing);
    if (!gathered.ok) continue;
    if (isOpen(gathered.value, now)) bids.push(gathered.value);
    else if (gathered.value.draft.security !== null && isHeld(host, gathered.value)) held.push(gathered.value);
  }
  const certificates = endingCertificates(host, now);
  const papers = papersToday(host, bids, dayIn(at, 'Europe/Moscow'));
  const after = await dueAfterResults(host, dueDays);
  const procedures = proceduresToday(host.workspace, now);
  const ownBids = new Map(bids.map(({ draft }) => [draft.procedureId, draft.bidId]));
  const due = procedures.due.map((entry) => ({ ...entry, bidId: ownBids.get(entry.procedureId ?? '') ?? null }));
  return ok({
    now: at,
    due: [...due, ...after.due, ...certificates.due].toSorted(before),
    changed: procedures.changed,
    stuck: [
      ...missingReceipts(host, bids),
      ...after.stuck,
      ...stuckBids(bids),
      ...papers.stuck,
      ...lapsedRehearsals(host, bids),
      ...procedures.stuck,
      ...certificates.stuck,
      ...accessToRenew(host),
      ...papers.ending,
    ],
    cash: frozenCash([...held, ...bids], now),
  });
};
