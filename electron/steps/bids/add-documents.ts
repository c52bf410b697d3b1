import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import { failBid } from '#shared/bid/codes.ts';
import { guessItem, checklistOf } from '#shared/bid/checklist.ts';
import { judgeDocumentName, sameDocumentName } from '#shared/bid/document-name.ts';
import type { BidDocument } from '#shared/bid/draft.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../context.ts';
import { runHeavy } from '../heavy/run-heavy.ts';
import { editDraft } from './edit-bid.ts';
import { gatherBid } from './gather-bid.ts';
import { mediaTypeOf } from './media-type.ts';

/**
 * Copies files into the vault and refers to them from the draft. The same file again changes nothing; another file of
 * the same name is refused, never written over. All files are taken, or none.
 */
export const addDocuments: Step<'bids.addDocuments'> = async ({ bidId, fileIds, itemId }, call) => {
  const { host } = call;
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const { draft, checklist, procedure, rules } = gathered.value;
  if (itemId !== null && !checklist.some((item) => item.itemId === itemId))
    return failBid('bid.item-unknown', { item: itemId, items: checklist.map((item) => item.itemId) });
  if (gathered.value.artefacts.some((artefact) => artefact.kind === 'manifest'))
    return failBid('bid.frozen', { bid: bidId, version: draft.version });

  const paths: { readonly path: string; readonly name: string; readonly size: number }[] = [];
  for (const fileId of fileIds) {
    const found = host.files.pathOf(fileId);
    if (!found.ok) return found;
    const path = found.value;
    const name = basename(path).normalize('NFC');
    const fault = judgeDocumentName(name);
    if (fault !== null) return failBid('bid.name-unfit', { file: name, reason: `bid.name-fault.${fault}` });
    const facts = await stat(path).catch(() => null);
    if (facts === null) return failKernel('file.not-found', { file: path });
    if (!facts.isFile()) return failKernel('file.not-a-file', { file: path });
    paths.push({ path, name, size: facts.size });
  }

  const total = paths.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  const asksSecurity = procedure.securities.some((security) => security.kind === 'bid');
  let documents: readonly BidDocument[] = draft.documents;
  const added: BidDocument[] = [];
  for (const { path, name, size } of paths) {
    const kept = await runHeavy(
      'keep',
      { vault: host.workspace.vault.folder, file: path },
      {
        load: { bytes: total, files: paths.length },
        signal: call.signal,
        onBytes: (done) => call.progress(before + done, total, 'bytes', name),
      },
    );
    if (!kept.ok) return kept;
    before += size;
    const same = documents.find((document) => sameDocumentName(document.name, name));
    if (same !== undefined) {
      if (same.digest.value === kept.value.digest) continue;
      return failBid('bid.name-taken', { file: name });
    }
    const document: BidDocument = {
      documentId: newId(host.random),
      name,
      size: kept.value.size,
      digest: { algorithm: 'sha-256', value: kept.value.digest },
      mediaType: mediaTypeOf(name),
      itemId: itemId ?? guessItem(name, checklistOf(asksSecurity, draft.checklist, documents, rules), rules),
      addedAt: host.clock(),
    };
    documents = [...documents, document];
    added.push(document);
  }
  if (added.length === 0 && itemId === null) return editDraft(host, bidId, (current) => ok(current));

  return editDraft(host, bidId, (current) => {
    const taken = added.find((document) =>
      current.documents.some((other) => sameDocumentName(other.name, document.name)),
    );
    if (taken !== undefined) return failBid('bid.name-taken', { file: taken.name });
    const names = paths.map((file) => file.name);
    const placed = current.documents.map((document) =>
      itemId !== null && names.some((name) => sameDocumentName(name, document.name))
        ? { ...document, itemId }
        : document,
    );
    return ok({ ...current, documents: [...placed, ...added] });
  });
};
