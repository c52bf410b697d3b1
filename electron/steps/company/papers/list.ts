import { paperFindings } from '#shared/company/papers/findings.ts';
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

const useView = (
  host: Host,
  use: PaperUse,
  paper: KeptPaper,
  newer: KeptPaper | null,
  now: number,
): PaperRow['uses'][number] => {
  const isOpen = use.deadline === null || epochMilliseconds(use.deadline) > now;
  const kind = kindFinder(host.workspace.database)(paper.kindId);
  const findings = isOpen
    ? paperFindings(
        [{ paper, kind, file: use.fileName, newer }],
        needsOfBid(host, use.bidId, daysOf(host, use.procedureId)),
      )
    : [];
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
  const uses = usesOfPapers(database, companyId);
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
      uses: uses.filter(({ paperId }) => paperId === paper.paperId).map((use) => useView(host, use, paper, newer, now)),
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
