import type { Given } from '#shared/contract/index.ts';
import { blockersOf } from '#shared/bid/checks/index.ts';
import { canBeOverridden, type Override } from '#shared/bid/readiness.ts';
import { failReadiness } from '#shared/bid/readiness-codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';

export type Despite = NonNullable<Given<'bids.freeze'>['despite']>;

/** What is left of the findings once a named person has taken some blockers upon himself, and what he took. */
export type Decided = { readonly findings: readonly Finding[]; readonly overrides: readonly Override[] };

/**
 * Refuses a decision without a name or a reason, one over what does not block, and one over what cannot be frozen at all. A code stands
 * for every blocker of that code.
 */
export const decideDespite = (
  findings: readonly Finding[],
  despite: Despite | null,
  ownEdition: number | null,
): Outcome<Decided> => {
  if (despite === null) return ok({ findings, overrides: [] });
  const by = harmlessLine(despite.by);
  const reason = harmlessLine(despite.reason);
  if (by === '') return failReadiness('readiness.override-incomplete', { field: 'by' });
  if (reason === '') return failReadiness('readiness.override-incomplete', { field: 'reason' });
  const blockers = [...new Set(blockersOf(findings).map(({ code }) => code))];
  for (const code of despite.codes) {
    if (!blockers.includes(code)) return failReadiness('readiness.override-unneeded', { code, blockers });
    if (!canBeOverridden(code, ownEdition)) return failReadiness('readiness.override-impossible', { code });
  }
  const codes = new Set(despite.codes);
  return ok({
    findings: findings.filter(({ code, severity }) => severity !== 'blocker' || !codes.has(code)),
    overrides: [...codes].map((code) => ({ code, by, reason })),
  });
};
