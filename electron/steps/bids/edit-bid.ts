import type { BidDraft } from '#shared/bid/draft.ts';
import { failBid } from '#shared/bid/codes.ts';
import { judgeDocumentName, sameDocumentName } from '#shared/bid/document-name.ts';
import type { BidDetail } from '#shared/contract/bids.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { findProfile } from '../../store/company/companies.ts';
import type { Host, Step } from '../context.ts';
import { listArtefacts, loadDraft, saveDraft } from './bid-records.ts';
import { cardOf } from '../company/platform-cards.ts';
import { describeBid } from './describe-bid.ts';
import { gatherBid, type GatheredBid } from './gather-bid.ts';
import { newestNotice } from './newest-notice.ts';

/**
 * One edit of a draft: read, change, write in one transaction, so that two windows cannot overwrite each other's edits.
 * Refuses with `bid.frozen` once the version is frozen; what was frozen never changes.
 */
export const editDraft = async (
  host: Host,
  bidId: string,
  change: (draft: BidDraft) => Outcome<BidDraft>,
): Promise<Outcome<BidDetail>> => {
  const { database } = host.workspace;
  const changed = database.transaction((): Outcome<BidDraft> => {
    const loaded = loadDraft(database, bidId);
    if (!loaded.ok) return loaded;
    const { version } = loaded.value;
    if (listArtefacts(database, bidId, version).some((artefact) => artefact.kind === 'manifest'))
      return failBid('bid.frozen', { bid: bidId, version });
    const next = change(loaded.value);
    if (next.ok) saveDraft(database, { ...next.value, updatedAt: host.clock() });
    return next;
  });
  if (!changed.ok) return changed;
  host.emit({ type: 'changed', subject: 'bids' });
  return describeBid(host, bidId);
};

const editGathered = async (
  host: Host,
  bidId: string,
  change: (draft: BidDraft, bid: GatheredBid) => Outcome<BidDraft>,
): Promise<Outcome<BidDetail>> => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  return editDraft(host, bidId, (draft) => change(draft, gathered.value));
};

const itemUnknown = (item: string, bid: GatheredBid) =>
  failBid('bid.item-unknown', { item, items: bid.checklist.map((candidate) => candidate.itemId) });

export const removeDocument: Step<'bids.removeDocument'> = ({ bidId, documentId }, { host }) =>
  editDraft(host, bidId, (draft) =>
    draft.documents.some((document) => document.documentId === documentId)
      ? ok({ ...draft, documents: draft.documents.filter((document) => document.documentId !== documentId) })
      : failBid('bid.document-unknown', { document: documentId }),
  );

export const assignDocument: Step<'bids.assignDocument'> = ({ bidId, documentId, itemId }, { host }) =>
  editGathered(host, bidId, (draft, bid) => {
    if (itemId !== null && !bid.checklist.some((item) => item.itemId === itemId)) return itemUnknown(itemId, bid);
    if (!draft.documents.some((document) => document.documentId === documentId))
      return failBid('bid.document-unknown', { document: documentId });
    const documents = draft.documents.map((document) =>
      document.documentId === documentId ? { ...document, itemId } : document,
    );
    return ok({ ...draft, documents });
  });

export const renameDocument: Step<'bids.renameDocument'> = ({ bidId, documentId, name }, { host }) =>
  editDraft(host, bidId, (draft) => {
    const fault = judgeDocumentName(name);
    if (fault !== null) return failBid('bid.name-unfit', { file: name, reason: `bid.name-fault.${fault}` });
    if (!draft.documents.some((document) => document.documentId === documentId))
      return failBid('bid.document-unknown', { document: documentId });
    const taken = draft.documents.some(
      (document) => document.documentId !== documentId && sameDocumentName(document.name, name),
    );
    if (taken) return failBid('bid.name-taken', { file: name });
    const documents = draft.documents.map((document) =>
      document.documentId === documentId ? { ...document, name: name.normalize('NFC') } : document,
    );
    return ok({ ...draft, documents });
  });

export const addItem: Step<'bids.addItem'> = ({ bidId, title, need }, { host }) =>
  editDraft(host, bidId, (draft) => {
    if (title.trim() === '') return failKernel('input.invalid', { path: 'title', reason: 'empty' });
    const item = { itemId: `own-${newId(host.random)}`, title: title.trim(), need };
    return ok({ ...draft, checklist: { ...draft.checklist, own: [...draft.checklist.own, item] } });
  });

export const removeItem: Step<'bids.removeItem'> = ({ bidId, itemId }, { host }) =>
  editGathered(host, bidId, (draft, bid) => {
    if (!bid.checklist.some((item) => item.itemId === itemId)) return itemUnknown(itemId, bid);
    if (!draft.checklist.own.some((item) => item.itemId === itemId))
      return failBid('bid.item-of-rule', { item: `bid.item.${itemId}` });
    const own = draft.checklist.own.filter((item) => item.itemId !== itemId);
    const documents = draft.documents.map((document) =>
      document.itemId === itemId ? { ...document, itemId: null } : document,
    );
    return ok({ ...draft, documents, checklist: { ...draft.checklist, own } });
  });

/** `reason` null takes the waiver back. */
export const waiveItem: Step<'bids.waiveItem'> = ({ bidId, itemId, reason }, { host }) =>
  editGathered(host, bidId, (draft, bid) => {
    if (!bid.checklist.some((item) => item.itemId === itemId)) return itemUnknown(itemId, bid);
    if (reason !== null && reason.trim() === '')
      return failKernel('input.invalid', { path: 'reason', reason: 'empty' });
    const { [itemId]: _, ...others } = draft.checklist.waived;
    const waived = reason === null ? others : { ...others, [itemId]: reason.trim() };
    return ok({ ...draft, checklist: { ...draft.checklist, waived } });
  });

export const setPrice: Step<'bids.setPrice'> = ({ bidId, price }, { host }) =>
  editDraft(host, bidId, (draft) =>
    price !== null && price.amount.startsWith('-')
      ? failKernel('input.invalid', { path: 'price.amount', reason: 'negative' })
      : ok({ ...draft, price }),
  );

export const setSecurity: Step<'bids.setSecurity'> = ({ bidId, security }, { host }) =>
  editDraft(host, bidId, (draft) =>
    security !== null && security.amount.startsWith('-')
      ? failKernel('input.invalid', { path: 'security.amount', reason: 'negative' })
      : ok({ ...draft, security }),
  );

export const setPlatform: Step<'bids.setPlatform'> = ({ bidId, platformId }, { host }) =>
  editDraft(host, bidId, (draft) =>
    platformId !== null && cardOf(host.workspace.database, platformId) === null
      ? failKernel('record.not-found', { kind: 'platform', id: platformId })
      : ok({ ...draft, platformId }),
  );

export const setCompany: Step<'bids.setCompany'> = ({ bidId, companyId }, { host }) =>
  editDraft(host, bidId, (draft) =>
    findProfile(host.workspace.database, companyId) === null
      ? failKernel('record.not-found', { kind: 'company', id: companyId })
      : ok({ ...draft, companyId }),
  );

export const adoptEdition: Step<'bids.adoptEdition'> = ({ bidId }, { host }) =>
  editGathered(host, bidId, (draft, bid) => ok({ ...draft, noticeDigest: newestNotice(bid.procedure) }));
