import type { PaperKind } from './kind.ts';
import type { Paper } from './paper.ts';

const issuedLater = (a: Paper, b: Paper): boolean =>
  a.issuedOn !== null && (b.issuedOn === null || a.issuedOn > b.issuedOn);

/** Papers that say of themselves, directly or through others, that they are newer editions of this one. */
const saidNewer = (papers: readonly Paper[], paperId: string): readonly Paper[] => {
  const found = new Map<string, Paper>();
  let reached = [paperId];
  while (reached.length > 0) {
    const next = papers.filter(
      (paper) =>
        paper.replaces !== null &&
        reached.includes(paper.replaces) &&
        paper.paperId !== paperId &&
        !found.has(paper.paperId),
    );
    for (const paper of next) found.set(paper.paperId, paper);
    reached = next.map((paper) => paper.paperId);
  }
  return [...found.values()];
};

/** The papers that this one says it replaces, directly or through others. */
const saidOlder = (papers: readonly Paper[], paper: Paper): ReadonlySet<string> => {
  const older = new Set<string>();
  for (let { replaces } = paper; replaces !== null && !older.has(replaces);) {
    older.add(replaces);
    const before = replaces;
    replaces = papers.find(({ paperId }) => paperId === before)?.replaces ?? null;
  }
  return older;
};

/**
 * The newest edition that takes a paper's place, or null: of a kind of which one is in force at a time, the one issued last;
 * of other kinds only one that says it replaces it. What has no file cannot be put into a bid and is not suggested.
 */
export const newerOf = (papers: readonly Paper[], kind: PaperKind, paper: Paper): Paper | null => {
  const ofKind = papers.filter(({ kindId }) => kindId === paper.kindId);
  const older = saidOlder(ofKind, paper);
  const later = kind.isSingle ? ofKind.filter((other) => issuedLater(other, paper) && !older.has(other.paperId)) : [];
  const candidates = [...saidNewer(ofKind, paper.paperId), ...later].filter(
    ({ file }) => file !== null && file.digest !== paper.file?.digest,
  );
  return candidates.reduce<Paper | null>(
    (best, candidate) => (best === null || issuedLater(candidate, best) ? candidate : best),
    null,
  );
};
