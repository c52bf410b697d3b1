import { failPaper } from '#shared/company/papers/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { findPaper } from '../../../store/papers/papers.ts';
import type { Step } from '../../context.ts';
import { lookAtKept } from '../../signing/look-at-kept.ts';

/** What a paper's file holds, for a person to see. */
export const lookAtPaper: Step<'papers.look'> = async ({ paperId }, { host }) => {
  const { vault, database } = host.workspace;
  const paper = findPaper(database, paperId);
  if (paper === null) return failKernel('record.not-found', { kind: 'paper', id: paperId });
  const { file, title } = paper;
  if (file === null) return failPaper('paper.no-file', { paper: title });
  if (!vault.has(file.digest)) return failPaper('paper.file-gone', { paper: title, file: file.name });
  return lookAtKept(host, file);
};
