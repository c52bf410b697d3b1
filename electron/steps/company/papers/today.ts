import { newerOf } from '#shared/company/papers/newer.ts';
import { paperFindings } from '#shared/company/papers/findings.ts';
import { ruleFor, validityOf } from '#shared/company/papers/validity.ts';
import type { Today } from '#shared/contract/workspace.ts';
import { addDays } from '#shared/calendar/days.ts';
import type { PlainDay } from '#shared/kernel/instant.ts';
import { listPapers } from '../../../store/papers/papers.ts';
import type { GatheredBid } from '../../bids/gather-bid.ts';
import type { Host } from '../../context.ts';
import { companyAsked } from '../company-profile.ts';
import { needsOfBid, papersInBid } from './judge-in-bid.ts';
import { kindFinder } from './kind-records.ts';

/** How far Today looks at papers that no bid asks about: the slowest extract takes about as long to get. */
const soonDays = 30;

type Stuck = Today['stuck'];

/**
 * Papers that open bids hold and that will not do on the day the bid needs them, each with its bid and, where the library has
 * a newer edition with a file, what to put in its place. What Today says of a bid anyway is not said twice.
 */
const inBids = (host: Host, bids: readonly GatheredBid[]): Stuck =>
  bids.flatMap(({ draft, procedure, status, findings }) => {
    if (status !== 'draft' && status !== 'ready') return [];
    const needs = needsOfBid(host, draft.bidId, procedure);
    const first = findings.find(({ severity }) => severity === 'blocker');
    return papersInBid(host, draft).flatMap((held): Stuck => {
      const [worst] = paperFindings([held], needs)
        .filter(({ severity }) => severity === 'blocker' || severity === 'warning')
        .toSorted((a, b) => Number(b.severity === 'blocker') - Number(a.severity === 'blocker'));
      if (worst === undefined) return [];
      const document = draft.documents.find(({ name }) => name === held.file);
      const { newer } = held;
      const renewal =
        document === undefined || newer === null || newer.file === null
          ? {}
          : { renewal: { documentId: document.documentId, paperId: newer.paperId, title: newer.title } };
      const isTold = first?.code === worst.code && first.place.file === held.file;
      if (isTold && renewal.renewal === undefined) return [];
      return [
        {
          bidId: draft.bidId,
          keyId: null,
          procedureId: draft.procedureId,
          paperId: held.paper.paperId,
          title: procedure.title,
          deadline: procedure.deadline,
          finding: worst,
          ...renewal,
        },
      ];
    });
  });

/** The chosen company's papers that end within a month, those that a newer edition follows left out. */
const endingSoon = (host: Host, today: PlainDay): Stuck => {
  const { database } = host.workspace;
  const asked = companyAsked(database, undefined);
  if (!asked.ok) return [];
  const papers = listPapers(database, asked.value.companyId);
  const kindOf = kindFinder(database);
  return papers.flatMap((paper): Stuck => {
    const kind = kindOf(paper.kindId);
    const rule = ruleFor(kind, today, null);
    const validity = rule === null ? null : validityOf(paper, rule);
    if (validity?.kind !== 'until' || newerOf(papers, kind, paper) !== null) return [];
    const { surelyUntil } = validity;
    if (surelyUntil < today || surelyUntil > addDays(today, soonDays)) return [];
    return [
      {
        bidId: null,
        keyId: null,
        procedureId: null,
        paperId: paper.paperId,
        title: paper.title,
        deadline: null,
        finding: {
          code: 'paper.ends-soon',
          severity: 'warning',
          place: {},
          details: { paper: paper.title, lastDay: surelyUntil },
        },
      },
    ];
  });
};

/** What Today has to say of papers: of bids, and of those that end; one that a bid is stuck on is not said to end as well. */
export const papersToday = (
  host: Host,
  bids: readonly GatheredBid[],
  today: PlainDay,
): { readonly stuck: Stuck; readonly ending: Stuck } => {
  const stuck = inBids(host, bids);
  const said = new Set(stuck.map(({ paperId }) => paperId));
  return { stuck, ending: endingSoon(host, today).filter(({ paperId }) => !said.has(paperId)) };
};
