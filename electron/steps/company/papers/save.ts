import { basename } from 'node:path';
import { judgeDocumentName } from '#shared/bid/document-name.ts';
import { failBid } from '#shared/bid/codes.ts';
import { paperFacts, type PaperFile } from '#shared/company/papers/paper.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok, refuse } from '#shared/kernel/result.ts';
import { firstFault } from '#shared/procedure/reference/faults.ts';
import { paperCodes } from '#shared/company/papers/codes.ts';
import { findPaper, forgetPaper, keepPaper, listPapers, type KeptPaper } from '../../../store/papers/papers.ts';
import { mediaTypeOf } from '../../bids/media-type.ts';
import type { Call, Step } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import { companyAsked } from '../company-profile.ts';
import { paperKindRecords } from './kind-records.ts';

const isPaperCode = (text: string): text is keyof typeof paperCodes => Object.hasOwn(paperCodes, text);

const readFacts = (given: unknown): Outcome<ReturnType<typeof paperFacts.parse>> => {
  const read = paperFacts.safeParse(given);
  if (read.success) return ok(read.data);
  const own = read.error.issues.find(({ message }) => isPaperCode(message));
  return own === undefined
    ? refuse(firstFault(read.error.issues, given))
    : refuse({ code: own.message, details: { path: own.path.join('.') } });
};

const takePaperFile = async (call: Call, fileId: string): Promise<Outcome<PaperFile>> => {
  const found = call.host.files.pathOf(fileId);
  if (!found.ok) return found;
  const name = basename(found.value).normalize('NFC');
  const fault = judgeDocumentName(name);
  if (fault !== null) return failBid('bid.name-unfit', { file: name, reason: `bid.name-fault.${fault}` });
  const kept = await call.host.workspace.vault.putFile(found.value, {
    signal: call.signal,
    onProgress: (done) => call.progress(done, null, 'bytes', name),
  });
  return kept.ok ? ok({ name, size: kept.value.size, digest: kept.value.digest, mediaType: mediaTypeOf(name) }) : kept;
};

/** Its file goes into the vault before the row that names it. */
export const savePaper: Step<'papers.save'> = async ({ paperId, companyId: asked, facts: given, fileId }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const facts = readFacts(given);
  if (!facts.ok) return facts;
  const before = paperId === null ? null : findPaper(database, paperId);
  if (paperId !== null && before === null) return failKernel('record.not-found', { kind: 'paper', id: paperId });
  const company = companyAsked(database, before?.companyId ?? asked);
  if (!company.ok) return company;
  const { companyId } = company.value;
  if (!paperKindRecords(database).some(({ recordId }) => recordId === facts.value.kindId))
    return failKernel('record.not-found', { kind: 'paper-kind', id: facts.value.kindId });
  const { replaces } = facts.value;
  if (
    replaces !== null &&
    (replaces === paperId || !listPapers(database, companyId).some((one) => one.paperId === replaces))
  )
    return failKernel('record.not-found', { kind: 'paper', id: replaces });
  const file = fileId === null ? ok(before?.file ?? null) : await takePaperFile(call, fileId);
  if (!file.ok) return file;
  const paper: KeptPaper = {
    ...facts.value,
    paperId: paperId ?? newId(host.random),
    companyId,
    file: file.value,
    savedAt: host.clock(),
  };
  database.transaction(() => {
    keepPaper(database, paper);
    recordAct(database, {
      at: paper.savedAt,
      act: 'paper.saved',
      subject: paper.title,
      digest: paper.file?.digest ?? null,
    });
  });
  for (const subject of ['company', 'bids'] as const) host.emit({ type: 'changed', subject });
  return ok({ ...paper, tags: [...paper.tags] });
};

export const removePaper: Step<'papers.remove'> = async ({ paperId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction((): Outcome<null> => {
    const paper = findPaper(database, paperId);
    if (paper === null) return failKernel('record.not-found', { kind: 'paper', id: paperId });
    forgetPaper(database, paperId);
    recordAct(database, {
      at: host.clock(),
      act: 'paper.removed',
      subject: paper.title,
      digest: paper.file?.digest ?? null,
    });
    return ok(null);
  });
  if (!removed.ok) return removed;
  for (const subject of ['company', 'bids'] as const) host.emit({ type: 'changed', subject });
  return ok({ paperId });
};
