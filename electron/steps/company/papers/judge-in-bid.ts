import type { BidDraft } from '#shared/bid/draft.ts';
import { paperFindings, type BidNeeds, type PaperFinding, type PaperInBid } from '#shared/company/papers/findings.ts';
import { newerOf } from '#shared/company/papers/newer.ts';
import { dayIn, type Instant, type PlainDay, type Zone } from '#shared/kernel/instant.ts';
import { demandsOfBid, holdsPapers, listPapers } from '../../../store/papers/papers.ts';
import type { Host } from '../../context.ts';
import { gatherDeadlines } from '../../procedures/deadlines-gather.ts';
import { kindFinder } from './kind-records.ts';

/** What a bid's procedure says of its days. */
export type ProcedureDays = {
  readonly id: string;
  readonly deadline: Instant | null;
  readonly publishedAt?: Instant | null | undefined;
  readonly buyerZone: string | null;
};

const moscow: Zone = 'Europe/Moscow';
/** The latest day on which the contract may be signed by the rules of dates; else the earliest. */
const signingEvents = ['contract-signed', 'contract-latest', 'contract-earliest'] as const;

const signingDay = (host: Host, procedureId: string, zone: Zone): PlainDay | null => {
  const gathered = gatherDeadlines(host.workspace, procedureId, zone);
  if (!gathered.ok) return null;
  for (const event of signingEvents) {
    const node = gathered.value.nodes.find(({ id }) => id === event);
    if (node?.state === 'dated') return node.day ?? dayIn(node.at, node.zone);
  }
  return null;
};

/** The days a bid needs its papers on: of the buyer's zone, else Moscow's. */
export const needsOfBid = (host: Host, bidId: string, procedure: ProcedureDays): BidNeeds => {
  const zone = procedure.buyerZone ?? moscow;
  const day = (at: Instant | null | undefined): PlainDay | null =>
    at === null || at === undefined ? null : dayIn(at, zone);
  return {
    days: {
      deadline: day(procedure.deadline),
      published: day(procedure.publishedAt),
      signing: signingDay(host, procedure.id, zone),
    },
    demands: demandsOfBid(host.workspace.database, bidId),
  };
};

/** The library's papers that a draft's documents hold, found by digest. */
export const papersInBid = (host: Host, draft: Pick<BidDraft, 'companyId' | 'documents'>): readonly PaperInBid[] => {
  const { database } = host.workspace;
  const papers = listPapers(database, draft.companyId);
  const kindOf = kindFinder(database);
  return draft.documents.flatMap(({ digest, name }) => {
    const paper = papers.find(({ file }) => file?.digest === digest.value);
    if (paper === undefined) return [];
    const kind = kindOf(paper.kindId);
    return [{ paper, kind, file: name, newer: newerOf(papers, kind, paper) }];
  });
};

/** What speaks against the library's papers in a bid, by the days it needs them on. */
export const papersOfBid = (host: Host, draft: BidDraft, procedure: ProcedureDays): readonly PaperFinding[] =>
  holdsPapers(host.workspace.database, draft.bidId)
    ? paperFindings(papersInBid(host, draft), needsOfBid(host, draft.bidId, procedure))
    : [];
