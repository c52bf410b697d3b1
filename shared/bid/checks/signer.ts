import type { Finding } from '../../kernel/failure.ts';
import { observation } from './facts.ts';

/** A key the user has, with what its certificate was found to be on the day that decides. */
export type JudgedSigner = {
  readonly label: string;
  /** What the certificate names: an organization's own number, or only a person. */
  readonly isPersonal: boolean;
  readonly signer: string;
  readonly findings: readonly Finding[];
};

/** The power of attorney that is bound to the bid; `gone`: it was bound and is no longer kept. */
export type BoundAuthority =
  | { readonly kind: 'judged'; readonly findings: readonly Finding[] }
  | { readonly kind: 'gone' };

const countOf = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** Fewest blockers first, then fewest warnings; of equal ones the first. */
export const bestSigner = (signers: readonly JudgedSigner[]): JudgedSigner | null =>
  signers.toSorted(
    (a, b) =>
      countOf(a.findings, 'blocker') - countOf(b.findings, 'blocker') ||
      countOf(a.findings, 'warning') - countOf(b.findings, 'warning'),
  )[0] ?? null;

/** One key that fits suffices; where none does, what stands against the best one is said. Each names its key. */
export const checkSigner = (signers: readonly JudgedSigner[]): readonly Finding[] => {
  const best = bestSigner(signers);
  if (best === null) return [observation('readiness.key-unknown', 'info')];
  return best.findings
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => ({ ...finding, place: { ...finding.place, path: best.label } }));
};

/**
 * Whoever signs in a company's name by a personal certificate shows a power of attorney (63-FZ art. 17.2 part 1 item 2); the head's
 * own certificate names the company. A bound one is judged whoever signs.
 */
export const checkAuthority = (signer: JudgedSigner | null, bound: BoundAuthority | null): readonly Finding[] => {
  if (bound !== null)
    return bound.kind === 'gone' ? [observation('readiness.authority-gone', 'blocker')] : bound.findings;
  if (signer === null) return [];
  return signer.isPersonal
    ? [observation('readiness.authority-needed', 'warning', { signer: signer.signer })]
    : [observation('readiness.authority-not-needed', 'passed', { signer: signer.signer })];
};
