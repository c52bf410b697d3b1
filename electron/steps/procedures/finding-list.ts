import type { Finding } from '#shared/kernel/failure.ts';

/** Of one file: enough to act on. A million bad lines are one mistake made a million times. */
const mostKept = 100;

export type FindingList = { readonly add: (finding: Finding) => void; readonly all: () => Finding[] };

/** Keeps the first findings of a file, blockers before others, and says how many more there were. */
export const createFindingList = (file: string): FindingList => {
  const blockers: Finding[] = [];
  const others: Finding[] = [];
  let dropped = 0;
  return {
    add: (finding) => {
      const list = finding.severity === 'blocker' ? blockers : others;
      if (list.length < mostKept) list.push({ ...finding, place: { ...finding.place, file } });
      else dropped += 1;
    },
    all: () => {
      const kept = [...blockers, ...others].slice(0, mostKept);
      const count = dropped + blockers.length + others.length - kept.length;
      if (count > 0) kept.push({ code: 'notice.more-findings', severity: 'info', place: { file }, details: { count } });
      return kept;
    },
  };
};
