import { failBid } from '#shared/bid/codes.ts';
import { guessItem } from '#shared/bid/checklist.ts';
import { sameDocumentName } from '#shared/bid/document-name.ts';
import type { BidDocument, BidDraft } from '#shared/bid/draft.ts';
import { failPaper } from '#shared/company/papers/codes.ts';
import { paperFindings, ruleOfNeeds } from '#shared/company/papers/findings.ts';
import { newerOf } from '#shared/company/papers/newer.ts';
import type { PaperFile } from '#shared/company/papers/paper.ts';
import { validityOf } from '#shared/company/papers/validity.ts';
import type { OfferedPaper } from '#shared/contract/papers.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { findPaper, keepDemand, listPapers, type KeptPaper } from '../../../store/papers/papers.ts';
import { editDraft } from '../../bids/edit-bid.ts';
import { gatherBid } from '../../bids/gather-bid.ts';
import type { Host, Step } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import { loadProfile } from '../company-profile.ts';
import { needsOfBid } from './judge-in-bid.ts';
import { kindFinder, paperKindRecords } from './kind-records.ts';

/** Every paper of the bid's company, judged by the days that this bid needs papers on. */
export const papersForBid: Step<'papers.forBid'> = async ({ bidId }, { host }) => {
  const { database } = host.workspace;
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { draft, procedure } = bid.value;
  const needs = needsOfBid(host, bidId, procedure);
  const papers = listPapers(database, draft.companyId);
  const kindOf = kindFinder(database);
  return ok({
    companyId: draft.companyId,
    needs: { ...needs.days },
    demands: { ...needs.demands },
    papers: papers.map((paper): OfferedPaper => {
      const kind = kindOf(paper.kindId);
      const rule = ruleOfNeeds(kind, needs);
      const newer = newerOf(papers, kind, paper);
      const held = draft.documents.find(({ digest }) => digest.value === paper.file?.digest);
      const findings = paperFindings([{ paper, kind, file: paper.file?.name ?? paper.title, newer }], needs);
      return {
        ...paper,
        tags: [...paper.tags],
        validity: rule === null ? { kind: 'endless' } : validityOf(paper, rule),
        rule,
        findings: findings.filter(({ severity }) => severity !== 'passed'),
        documentId: held?.documentId ?? null,
        newerId: newer?.paperId ?? null,
      };
    }),
    kinds: [...new Set(papers.map(({ kindId }) => kindId))].map(kindOf),
  });
};

type WithFile = { readonly paper: KeptPaper; readonly file: PaperFile };

/** A paper that may go into a draft: of its company, with a file that is in the vault. */
const usable = (host: Host, draft: BidDraft, paperId: string): Outcome<WithFile> => {
  const { database, vault } = host.workspace;
  const paper = findPaper(database, paperId);
  if (paper === null) return failKernel('record.not-found', { kind: 'paper', id: paperId });
  const { file, title } = paper;
  if (paper.companyId !== draft.companyId)
    return failPaper('paper.other-company', {
      paper: title,
      company: loadProfile(database, paper.companyId).shortName,
    });
  if (file === null) return failPaper('paper.no-file', { paper: title });
  if (!vault.has(file.digest)) return failPaper('paper.file-gone', { paper: title, file: file.name });
  return ok({ paper, file });
};

const documentOf = (host: Host, file: PaperFile, itemId: string | null): BidDocument => ({
  documentId: newId(host.random),
  name: file.name,
  size: file.size,
  digest: { algorithm: 'sha-256', value: file.digest },
  mediaType: file.mediaType,
  itemId,
  addedAt: host.clock(),
});

const recordUse = (host: Host, act: 'bid.paper-added' | 'bid.paper-renewed', bidId: string, digest: string): void =>
  recordAct(host.workspace.database, { at: host.clock(), act, subject: bidId, digest });

/** The same paper again changes nothing; another file of the same name is refused, never written over. */
export const addPapers: Step<'papers.addToBid'> = async ({ bidId, paperIds, itemId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  const { checklist } = bid.value;
  if (itemId !== null && !checklist.some((item) => item.itemId === itemId))
    return failBid('bid.item-unknown', { item: itemId, items: checklist.map((item) => item.itemId) });
  const kindOf = kindFinder(host.workspace.database);
  return editDraft(host, bidId, (draft) => {
    const added: BidDocument[] = [];
    for (const paperId of paperIds) {
      const taken = usable(host, draft, paperId);
      if (!taken.ok) return taken;
      const { paper, file } = taken.value;
      const all = [...draft.documents, ...added];
      if (all.some(({ digest }) => digest.value === file.digest)) continue;
      if (all.some(({ name }) => sameDocumentName(name, file.name)))
        return failBid('bid.name-taken', { file: file.name });
      const usual = kindOf(paper.kindId).itemId;
      const item = itemId ?? (checklist.some((one) => one.itemId === usual) ? usual : guessItem(file.name, checklist));
      added.push(documentOf(host, file, item));
    }
    for (const { digest } of added) recordUse(host, 'bid.paper-added', bidId, digest.value);
    return ok({ ...draft, documents: [...draft.documents, ...added] });
  });
};

/** The document keeps its place and its item; its name becomes the newer file's. */
export const renewPaper: Step<'papers.renewInBid'> = async ({ bidId, documentId, paperId }, { host }) => {
  const { database } = host.workspace;
  return editDraft(host, bidId, (draft) => {
    const old = draft.documents.find((document) => document.documentId === documentId);
    if (old === undefined) return failBid('bid.document-unknown', { document: documentId });
    const taken = usable(host, draft, paperId);
    if (!taken.ok) return taken;
    const { paper, file } = taken.value;
    const held = listPapers(database, draft.companyId).find((one) => one.file?.digest === old.digest.value);
    if (held === undefined || held.kindId !== paper.kindId)
      return failPaper('paper.not-in-bid', { document: old.name, paper: paper.title });
    const others = draft.documents.filter((document) => document !== old);
    if (others.some(({ name }) => sameDocumentName(name, file.name)))
      return failBid('bid.name-taken', { file: file.name });
    const next = documentOf(host, file, old.itemId);
    recordUse(host, 'bid.paper-renewed', bidId, file.digest);
    return ok({ ...draft, documents: draft.documents.map((document) => (document === old ? next : document)) });
  });
};

export const demandOfPaper: Step<'papers.demand'> = async ({ bidId, kindId, ruleId }, { host }) => {
  const { database } = host.workspace;
  const kind = paperKindRecords(database).find(({ recordId }) => recordId === kindId)?.record;
  if (kind === undefined) return failKernel('record.not-found', { kind: 'paper-kind', id: kindId });
  const rules = kind.rules.map((rule) => rule.ruleId);
  if (ruleId !== null && !rules.includes(ruleId)) return failPaper('paper.rule-unknown', { rule: ruleId, rules });
  return editDraft(host, bidId, (draft) => {
    keepDemand(database, bidId, kindId, ruleId);
    return ok(draft);
  });
};
