import { Decimal } from '#shared/kernel/decimal.ts';
import type { Today } from '#shared/contract/workspace.ts';
import { dayIn, epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { readCertificateFacts } from '../../pki/certificate-facts.ts';
import type { Row } from '../../store/database.ts';
import { procedureIdOf } from '../../store/procedures/ids.ts';
import { listBidIds } from '../bids/bid-records.ts';
import { gatherBid, type GatheredBid } from '../bids/gather-bid.ts';
import type { Host, Step } from '../context.ts';
import { listKeyRecords } from '../keys/key-records.ts';

const day = 86_400_000;
/** How far Today looks: two weeks of deadlines, a week of changes, sixty days of certificates and money. */
const dueDays = 14;
const changedDays = 7;
const farDays = 60;
const most = 60;
/** Open bids looked at; people have tens, an import of history may have thousands. */
const mostBids = 500;

const before = (a: { readonly at: Instant }, b: { readonly at: Instant }): number =>
  epochMilliseconds(a.at) - epochMilliseconds(b.at);

const dueProcedures = (host: Host, now: number, bids: readonly GatheredBid[]): Today['due'] => {
  const ownBids = new Map(bids.map((bid) => [bid.draft.procedureId, bid.draft.bidId]));
  return host.workspace.database
    .all<Row & { procedure_key: number; title: string; buyer: string; deadline: number }>(
      `SELECT procedure_key, title, buyer, deadline FROM procedure
       WHERE deadline BETWEEN ? AND ? ORDER BY deadline LIMIT ?`,
      [now, now + dueDays * day, most],
    )
    .map((row) => ({
      kind: 'bid-deadline' as const,
      at: instantFromEpoch(row.deadline),
      procedureId: procedureIdOf(row.procedure_key),
      bidId: ownBids.get(procedureIdOf(row.procedure_key)) ?? null,
      title: row.title,
      buyer: row.buyer,
    }));
};

const changedProcedures = (host: Host, now: number): Today['changed'] =>
  host.workspace.database
    .all<Row & { procedure_key: number; title: string; edition: number; imported_at: number; deadline: number | null }>(
      `SELECT p.procedure_key, p.title, p.edition, e.imported_at, p.deadline
       FROM procedure p JOIN edition e ON e.procedure_key = p.procedure_key AND e.number = p.edition
       WHERE p.edition > 1 AND e.imported_at >= ? ORDER BY e.imported_at DESC LIMIT ?`,
      [now - changedDays * day, most],
    )
    .map((row) => ({
      procedureId: procedureIdOf(row.procedure_key),
      title: row.title,
      edition: row.edition,
      importedAt: instantFromEpoch(row.imported_at),
      deadline: row.deadline === null ? null : instantFromEpoch(row.deadline),
    }));

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
        stuck.push({ bidId: null, keyId: record.keyId, title: record.label, deadline: null, finding });
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
            title: procedure.title,
            deadline: procedure.deadline,
            finding,
          }))
      : [],
  );

/**
 * What open bids freeze, day by day: from the deadline on, when the platform blocks the money, with no release, since
 * nobody knows it yet. Moscow's days, which Russian platforms count by.
 */
const frozenCash = (bids: readonly GatheredBid[], now: number): Today['cash'] => {
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
  for (const bidId of bidIds) {
    const gathered = await gatherBid(host, bidId);
    if (gathered.ok && isOpen(gathered.value, now)) bids.push(gathered.value);
  }
  const certificates = endingCertificates(host, now);
  return ok({
    now: at,
    due: [...dueProcedures(host, now, bids), ...certificates.due].toSorted(before),
    changed: changedProcedures(host, now),
    stuck: [...stuckBids(bids), ...certificates.stuck],
    cash: frozenCash(bids, now),
  });
};
