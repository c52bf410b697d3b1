import type { BidDetail, BidRow } from '#shared/contract/bids.ts';
import { completenessOf } from '#shared/bid/checklist.ts';
import type { Manifest } from '#shared/bid/freeze.ts';
import { isHandedIn, judgeSubmission } from '#shared/bid/submission/events.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { loadProfile } from '../company/company-profile.ts';
import type { Call, Host, Step } from '../context.ts';
import { costOfProcedure } from '../company/platform-cost.ts';
import { listBidIds } from './bid-records.ts';
import { checklistFacts, dueOf } from './checklists/rules-of-bid.ts';
import { gatherBid, type GatheredBid } from './gather-bid.ts';
import { loadManifest } from './manifest.ts';
import { listEvents } from './submission/event-records.ts';
import { gatherSigning } from './readiness/signing-facts.ts';

const frozenOf = (manifest: Manifest, manifestDigest: string): NonNullable<BidDetail['frozen']> => ({
  manifestDigest,
  frozenAt: manifest.frozenAt,
  files: manifest.files.map((file) => ({ ...file, digests: [...file.digests] })),
});

const costOf = (host: Host, { draft, procedure }: GatheredBid): BidDetail['platformCost'] => {
  if (draft.platformId === null) return null;
  const startPrice = procedure.lots.find((lot) => lot.id === draft.lotId)?.value ?? null;
  const cost = costOfProcedure(host, draft.procedureId, draft.platformId, { startPrice });
  return cost.ok ? cost.value : null;
};

const companyNameOf = (host: Host, companyId: string): string => {
  const { shortName, fullName } = loadProfile(host.workspace.database, companyId);
  return shortName === '' ? fullName : shortName;
};

const standingWords = ({ standing }: GatheredBid): BidRow['submission'] => ({
  state: standing.state,
  hasReceipt: standing.receipt !== null,
});

const detailOf = (host: Host, bid: GatheredBid, frozen: BidDetail['frozen']): BidDetail => {
  const { draft, procedure, ownEdition } = bid;
  const terms = checklistFacts(host, draft, procedure);
  return {
    bidId: draft.bidId,
    companyId: draft.companyId,
    companyName: companyNameOf(host, draft.companyId),
    procedureId: draft.procedureId,
    sourceId: draft.sourceId,
    procedureTitle: procedure.title,
    buyer: procedure.buyer.name,
    lotId: draft.lotId,
    lotTitle: procedure.lots.find((lot) => lot.id === draft.lotId)?.title ?? null,
    platformId: draft.platformId,
    deadline: procedure.deadline,
    buyerZone: procedure.buyerZone,
    noticeEdition: ownEdition ?? 0,
    newestEdition: procedure.edition,
    version: draft.version,
    status: bid.status,
    submission: standingWords(bid),
    price: draft.price,
    security: draft.security,
    platformCost: costOf(host, bid),
    documents: [...draft.documents],
    checklist: bid.checklist.map((item) => ({
      ...item,
      documentIds: [...item.documentIds],
      notice: item.notice === null ? null : { ...item.notice, papers: [...item.notice.papers] },
      dueOn: dueOf(item, procedure),
    })),
    completeness: completenessOf(bid.checklist),
    checklistTerms: { law: terms.law, party: terms.party, isSmallBusiness: terms.isSmallBusiness },
    findings: [...bid.findings],
    frozen,
    artefacts: bid.artefacts.map(({ kind, name, path, size, digest, at }) => ({
      kind,
      name,
      path,
      size,
      digest: { algorithm: 'sha-256', value: digest },
      at,
    })),
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
  };
};

/** The bid as every face shows it; each edit answers it anew, so that what is shown is what is stored. */
export const describeBid = async (host: Host, bidId: string): Promise<Outcome<BidDetail>> => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  if (!gathered.value.artefacts.some((artefact) => artefact.kind === 'manifest'))
    return ok(detailOf(host, gathered.value, null));
  const manifest = await loadManifest(host, gathered.value);
  if (!manifest.ok) return manifest;
  return ok(detailOf(host, gathered.value, frozenOf(manifest.value.manifest, manifest.value.digest)));
};

export const showBid: Step<'bids.show'> = ({ bidId }, { host }: Call) => describeBid(host, bidId);

/** What speaks against a bid now: its own papers until it is with the platform, its submission from then on. */
const openFindings = (host: Host, { draft, procedure, findings, standing }: GatheredBid): readonly Finding[] =>
  isHandedIn(standing.state)
    ? judgeSubmission(standing, {
        deadline: procedure.deadline,
        now: host.clock(),
        version: draft.version,
        events: listEvents(host.workspace.database, draft.bidId),
      })
    : findings;

const rowOf = (host: Host, bid: GatheredBid): BidRow => {
  const { draft, procedure, status } = bid;
  const findings = openFindings(host, bid);
  return {
    bidId: draft.bidId,
    companyId: draft.companyId,
    procedureId: draft.procedureId,
    procedureTitle: procedure.title,
    buyer: procedure.buyer.name,
    lotTitle: procedure.lots.find((lot) => lot.id === draft.lotId)?.title ?? null,
    deadline: procedure.deadline,
    status,
    submission: standingWords(bid),
    version: draft.version,
    blockers: findings.filter((finding) => finding.severity === 'blocker').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
    price: draft.price,
    updatedAt: draft.updatedAt,
  };
};

export const listBids: Step<'bids.list'> = async ({ procedureId, companyId, offset, limit }, { host }) => {
  const { total, bidIds } = listBidIds(
    host.workspace.database,
    procedureId ?? null,
    host.clock(),
    offset,
    limit,
    companyId ?? null,
  );
  const rows: BidRow[] = [];
  const signing = await gatherSigning(host);
  for (const bidId of bidIds) {
    const gathered = await gatherBid(host, bidId, signing);
    if (!gathered.ok) return gathered;
    rows.push(rowOf(host, gathered.value));
  }
  return ok({ total, rows });
};
