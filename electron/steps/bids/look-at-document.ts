import { failBid } from '#shared/bid/codes.ts';
import type { Step } from '../context.ts';
import { lookAtKept } from '../signing/look-at-kept.ts';
import { loadDraft } from './bid-records.ts';

/** What a document of a bid holds, for a person to see: the very bytes that are frozen, signed and packaged. */
export const lookAtDocument: Step<'bids.look'> = async ({ bidId, documentId }, { host }) => {
  const { vault, database } = host.workspace;
  const draft = loadDraft(database, bidId);
  if (!draft.ok) return draft;
  const document = draft.value.documents.find((one) => one.documentId === documentId);
  if (document === undefined) return failBid('bid.document-unknown', { document: documentId });
  const { name, size, digest } = document;
  if (!vault.has(digest.value)) return failBid('bid.file-missing', { file: name });
  return lookAtKept(host, { name, size, digest: digest.value });
};
