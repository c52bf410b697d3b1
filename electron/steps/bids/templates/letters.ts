import { resolve } from 'node:path';
import { isTemplateKind, templateKinds } from '#shared/bid/templates/template.ts';
import { failTemplate } from '#shared/bid/templates/codes.ts';
import { failBid } from '#shared/bid/codes.ts';
import { sameDocumentName } from '#shared/bid/document-name.ts';
import type { BidDocument, BidDraft } from '#shared/bid/draft.ts';
import type { FilledTemplate } from '#shared/bid/templates/fill.ts';
import type { Letters } from '#shared/contract/templates.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextDocument } from '#shared/kernel/text-document.ts';
import {
  bytesOfTextDocument,
  textDocumentEndingOf,
  textDocumentEndings,
  type TextDocumentEnding,
} from '../../../documents/text-document/write-text-document.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import type { Host, Step } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import { editDraft } from '../edit-bid.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
import { contentOf, digestOfContent, isStale, languageOfNotice } from './letter-content.ts';
import { structuredBlocks } from './structured-blocks.ts';
import { keepLetter, keepOwnFields, lettersOf, ownFields } from './letter-records.ts';
import { findTemplate, type KnownTemplate } from './template-records.ts';
import { templateRows } from './templates.ts';

const mediaTypes: Readonly<Record<TextDocumentEnding, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pdf': 'application/pdf',
};

const lettersView = async (host: Host, bid: GatheredBid): Promise<Letters> => {
  const { database } = host.workspace;
  const { draft } = bid;
  return {
    bidId: draft.bidId,
    isFrozen: bid.artefacts.some(({ kind }) => kind === 'manifest'),
    language: await languageOfNotice(host, bid),
    own: { ...ownFields(database, draft.bidId) },
    letters: lettersOf(database, draft.bidId).map((letter) => {
      const document = draft.documents.find(({ documentId }) => documentId === letter.documentId);
      const isOurs = document?.digest.value === letter.digest;
      return {
        templateId: letter.templateId,
        language: letter.language,
        ending: letter.ending,
        documentId: letter.documentId,
        name: isOurs ? document.name : null,
        digest: { algorithm: 'sha-256' as const, value: letter.digest },
        madeAt: letter.madeAt,
        isStale: isOurs && isStale(host, bid, letter),
      };
    }),
    templates: templateRows(database),
  };
};

export const showLetters: Step<'letters.show'> = async ({ bidId }, { host }) => {
  const bid = await gatherBid(host, bidId);
  return bid.ok ? ok(await lettersView(host, bid.value)) : bid;
};

/** Keeps the user's answers; what was written from others is stale from then on. */
export const saveLetterFields: Step<'letters.saveFields'> = async ({ bidId, own }, { host }) => {
  const bid = await gatherBid(host, bidId);
  if (!bid.ok) return bid;
  keepOwnFields(host.workspace.database, bidId, own);
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(await lettersView(host, bid.value));
};

type FoundText = { readonly bid: GatheredBid; readonly known: KnownTemplate; readonly content: FilledTemplate };

const textFor = async (
  host: Host,
  { bidId, templateId, language }: { bidId: string; templateId: string; language: Language | null },
): Promise<Outcome<FoundText>> => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const bid = gathered.value;
  const named = language ?? (await languageOfNotice(host, bid));
  const known = findTemplate(host.workspace.database, templateId, named);
  return known === null
    ? failTemplate('templates.unknown', { template: `${templateId} ${named}` })
    : ok({ bid, known, content: contentOf(host, bid, known.template, host.clock().slice(0, 10)) });
};

export const lookAtLetter: Step<'letters.look'> = async (which, { host }) => {
  const found = await textFor(host, which);
  if (!found.ok) return found;
  const { known, content } = found.value;
  return ok({ title: known.template.title, blocks: structuredBlocks(content.blocks), faults: [...content.faults] });
};

/** `Сопроводительное письмо.docx`: a name that every system takes. */
const fileNameOf = (title: string, ending: TextDocumentEnding): string =>
  `${title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} .()–-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[ .]+$/u, '')}${ending}`;

/** Puts the file in the place of the one that was made from the same text, with its name and item, or adds it. */
const withLetter = (draft: BidDraft, made: BidDocument, former: string | null): Outcome<BidDraft> => {
  const before = draft.documents.find(({ documentId }) => documentId === former);
  const document = before === undefined ? made : { ...made, name: before.name, itemId: before.itemId };
  const others = draft.documents.filter((one) => one !== before);
  if (others.some(({ name }) => sameDocumentName(name, document.name)))
    return failBid('bid.name-taken', { file: document.name });
  return ok({
    ...draft,
    documents:
      before === undefined ? [...others, document] : draft.documents.map((one) => (one === before ? document : one)),
  });
};

const itemFor = ({ known, bid }: FoundText): string | null => {
  const { kind } = known.template;
  const wanted = isTemplateKind(kind) ? templateKinds[kind] : null;
  return bid.checklist.find(({ itemId }) => itemId === wanted)?.itemId ?? null;
};

/** Refuses with `templates.not-filled` while any field is empty or unknown: nothing half-said leaves the program. */
export const writeLetter: Step<'letters.write'> = async ({ ending: asked, out, ...which }, { host }) => {
  const path = out === null ? null : resolve(out);
  const ending = path === null ? asked : textDocumentEndingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: textDocumentEndings.join(', ') });
  const text = await textFor(host, which);
  if (!text.ok) return text;
  const { bid, known, content } = text.value;
  const { faults } = content;
  if (faults.length > 0) {
    const fields = faults.map(({ details, code }) => String(details['field'] ?? details['block'] ?? code));
    return failTemplate('templates.not-filled', { fields, count: faults.length });
  }
  const { template } = known;
  const now = host.clock();
  const document: TextDocument = {
    title: template.title,
    language: template.language,
    pageHeader: null,
    pageFooter: null,
    hasPageNumbers: true,
    blocks: content.blocks,
    // The day alone: written twice on one day it is the same file.
    madeAt: instantFromEpoch(Date.parse(now.slice(0, 10))),
  };
  const bytes = await bytesOfTextDocument(document, ending);
  const { vault, database } = host.workspace;
  const kept = await vault.putBytes(bytes);
  if (!kept.ok) return kept;
  const digest = { algorithm: 'sha-256' as const, value: kept.value.digest };
  const made = { name: fileNameOf(template.title, ending), size: bytes.length, digest };
  if (path !== null) {
    const written = await writeWhole(path, async (handle) => {
      await handle.writeFile(bytes);
      return ok(null);
    });
    return written.ok ? ok({ ...made, path, documentId: null }) : written;
  }

  const { bidId } = bid.draft;
  const former = lettersOf(database, bidId).find(
    (one) => one.templateId === template.templateId && one.language === template.language && one.ending === ending,
  );
  const file: BidDocument = {
    ...made,
    documentId: newId(host.random),
    mediaType: mediaTypes[ending],
    itemId: itemFor(text.value),
    addedAt: now,
  };
  const edited = await editDraft(host, bidId, (draft) => {
    const changed = withLetter(draft, file, former?.documentId ?? null);
    if (changed.ok) {
      keepLetter(database, bidId, {
        templateId: template.templateId,
        language: template.language,
        ending,
        documentId: file.documentId,
        digest: digest.value,
        said: digestOfContent(template.title, content),
        on: now.slice(0, 10),
        madeAt: now,
      });
      recordAct(database, { at: now, act: 'bid.letter-written', subject: bidId, digest: digest.value });
    }
    return changed;
  });
  if (!edited.ok) return edited;
  const name = edited.value.documents.find(({ documentId }) => documentId === file.documentId)?.name ?? made.name;
  return ok({ ...made, name, path: null, documentId: file.documentId });
};
