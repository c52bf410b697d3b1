import { failPaper } from '#shared/company/papers/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { readWords } from '../../../documents/read-words.ts';
import { findPaper } from '../../../store/papers/papers.ts';
import type { Step } from '../../context.ts';
import { lookAtFile } from '../../signing/look-at-file.ts';

/** A larger document is no paper that somebody reads here, and its words would wait too long. */
const mostBytes = 8 * 1024 * 1024;
const mostCharacters = 40_000;

/**
 * What a paper's file holds, for a person to see. Words of a PDF or DOCX go onto the page of their own as text does; pictures and
 * so scans have none, and `wordsAt` is null.
 */
export const lookAtPaper: Step<'papers.look'> = async ({ paperId }, { host }) => {
  const { vault, database } = host.workspace;
  const paper = findPaper(database, paperId);
  if (paper === null) return failKernel('record.not-found', { kind: 'paper', id: paperId });
  const { file, title } = paper;
  if (file === null) return failPaper('paper.no-file', { paper: title });
  if (!vault.has(file.digest)) return failPaper('paper.file-gone', { paper: title, file: file.name });
  const looked = await lookAtFile(vault.pathOf(file.digest), host.abilities, file.name);
  if (!looked.ok) return looked;
  const { preview } = looked.value;
  const nothing = { preview, wordsAt: null, pages: preview.kind === 'pdf' ? preview.pages : null };
  const { showContent } = host.abilities;
  const mayHaveWords = preview.kind === 'pdf' || preview.kind === 'archive';
  if (!mayHaveWords || showContent === null || file.size > mostBytes) return ok(nothing);
  const bytes = await vault.read(file.digest);
  if (!bytes.ok) return ok(nothing);
  const words = await readWords(bytes.value, file.name);
  if (!words.ok || words.value.kind === 'text') return ok(nothing);
  const { text, pages } = words.value;
  return ok({
    preview,
    wordsAt: showContent({ kind: 'text', title: file.name, text: text.slice(0, mostCharacters) }),
    pages: pages ?? nothing.pages,
  });
};
