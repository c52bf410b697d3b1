import { paperFindings, type BidNeeds } from '#shared/company/papers/findings.ts';
import type { PaperKind } from '#shared/company/papers/kind.ts';
import { newerOf } from '#shared/company/papers/newer.ts';
import { ruleFor, validityOf } from '#shared/company/papers/validity.ts';
import type { PaperRow } from '#shared/contract/papers.ts';
import { dayIn, epochMilliseconds, instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { listPapers, usesOfPapers, type KeptPaper, type PaperUse } from '../../../store/papers/papers.ts';
import { findProcedure } from '../../../store/procedures/query.ts';
import { procedureKeyOf } from '../../../store/procedures/ids.ts';
import type { Host, Step } from '../../context.ts';
import { loadSettings } from '../../workspace/settings.ts';
import { companyAsked } from '../company-profile.ts';
import { needsOfBid, type ProcedureDays } from './judge-in-bid.ts';
import { kindFinder } from './kind-records.ts';
import { kindViews } from './kinds.ts';

/** Days of a procedure as its row has them: a list needs no notice to be read for them. */
const daysOf = (host: Host, procedureId: string): ProcedureDays => {
  const record = findProcedure(host.workspace.database, procedureKeyOf(procedureId), procedureId);
  const at = (value: number | null | undefined): Instant | null =>
    value === null || value === undefined ? null : instantFromEpoch(value);
  return {
    id: procedureId,
    deadline: at(record?.deadline),
    publishedAt: at(record?.published),
    buyerZone: record?.deadline_offset ?? null,
  };
};

/** One paper may be in hundreds of bids, and one bid hold many: the days of each bid are asked for once. */
const needsFinder = (host: Host): ((use: PaperUse) => BidNeeds) => {
  const known = new Map<string, BidNeeds>();
  return ({ bidId, procedureId }) => {
    const needs = known.get(bidId) ?? needsOfBid(host, bidId, daysOf(host, procedureId));
    known.set(bidId, needs);
    return needs;
  };
};

type Judged = { readonly paper: KeptPaper; readonly kind: PaperKind; readonly newer: KeptPaper | null };

const useView = (
  use: PaperUse,
  { paper, kind, newer }: Judged,
  needs: (use: PaperUse) => BidNeeds,
  now: number,
): PaperRow['uses'][number] => {
  const isOpen = use.deadline === null || epochMilliseconds(use.deadline) > now;
  const findings = isOpen ? paperFindings([{ paper, kind, file: use.fileName, newer }], needs(use)) : [];
  return {
    bidId: use.bidId,
    documentId: use.documentId,
    fileName: use.fileName,
    procedureTitle: use.procedureTitle,
    deadline: use.deadline,
    isOpen,
    findings: findings.filter(({ severity }) => severity !== 'passed'),
  };
};

/** Those that end first on top, then those whose end nobody knows, then those without one. */
const rank = ({ validity }: PaperRow): string =>
  validity.kind === 'until' ? validity.lastDay : validity.kind === 'unknown' ? '9998' : '9999';

export const listLibrary: Step<'papers.list'> = async ({ companyId: asked }, { host }) => {
  const { database } = host.workspace;
  const company = companyAsked(database, asked);
  if (!company.ok) return company;
  const { companyId } = company.value;
  const papers = listPapers(database, companyId);
  const uses = Map.groupBy(usesOfPapers(database, companyId), ({ paperId }) => paperId);
  const needs = needsFinder(host);
  const kindOf = kindFinder(database);
  const at = host.clock();
  const now = epochMilliseconds(at);
  const byId = new Map(papers.map((paper) => [paper.paperId, paper]));
  const rows = papers.map((paper): PaperRow => {
    const kind = kindOf(paper.kindId);
    const rule = ruleFor(kind, null, null);
    const newer = byId.get(newerOf(papers, kind, paper)?.paperId ?? '') ?? null;
    return {
      ...paper,
      tags: [...paper.tags],
      validity: rule === null ? { kind: 'endless' } : validityOf(paper, rule),
      rule,
      uses: (uses.get(paper.paperId) ?? []).map((use) => useView(use, { paper, kind, newer }, needs, now)),
      newerId: newer?.paperId ?? null,
    };
  });
  const { zone } = await loadSettings(host);
  return ok({
    companyId,
    today: dayIn(at, zone),
    papers: rows.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.title.localeCompare(b.title)),
    kinds: kindViews(database),
  });
};
