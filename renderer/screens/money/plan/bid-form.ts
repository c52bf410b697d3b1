import type { BidMoney } from '#shared/finance/funding/terms.ts';

/** What is typed over what the bid itself says; a field left empty is taken from the bid again. */
export type BidDraft = {
  readonly need: string | null;
  readonly start: string | null;
  readonly release: string | null;
  readonly releaseIfWon: string | null;
  readonly margin: string | null;
  readonly must: boolean;
  readonly acceptsGuarantee: boolean;
  readonly law: BidMoney['law'] | null;
  readonly excluded: readonly string[];
  readonly performanceAmount: string | null;
  readonly performanceFrom: string | null;
  readonly performanceUntil: string | null;
  readonly performanceExcluded: readonly string[];
};

export const draftOf = ({ performance, ...money }: BidMoney): BidDraft => ({
  need: money.need ?? null,
  start: money.start ?? null,
  release: money.release ?? null,
  releaseIfWon: money.releaseIfWon ?? null,
  margin: money.margin ?? null,
  must: money.must === true,
  acceptsGuarantee: money.acceptsGuarantee !== false,
  law: money.law ?? null,
  excluded: money.excluded ?? [],
  performanceAmount: performance?.amount ?? null,
  performanceFrom: performance?.from ?? null,
  performanceUntil: performance?.until ?? null,
  performanceExcluded: money.performanceExcluded ?? [],
});

const said = <Name extends keyof BidMoney>(name: Name, value: BidMoney[Name] | null): Partial<BidMoney> =>
  value === null || value === undefined ? {} : { [name]: value };

/** The security of a contract is said whole or not at all. */
export const isPerformanceWhole = (draft: BidDraft): boolean => {
  const parts = [draft.performanceAmount, draft.performanceFrom, draft.performanceUntil];
  return parts.every((part) => part === null) || parts.every((part) => part !== null);
};

/** What goes to the workspace; flows that this form does not show stay as they are. */
export const moneyOf = (draft: BidDraft, { always, ifWon }: BidMoney): BidMoney => {
  const { performanceAmount: amount, performanceFrom: from, performanceUntil: until } = draft;
  return {
    ...said('need', draft.need),
    ...said('start', draft.start),
    ...said('release', draft.release),
    ...said('releaseIfWon', draft.releaseIfWon),
    ...said('margin', draft.margin),
    ...said('law', draft.law),
    ...(draft.must ? { must: true } : {}),
    ...(draft.acceptsGuarantee ? {} : { acceptsGuarantee: false }),
    ...(draft.excluded.length === 0 ? {} : { excluded: [...draft.excluded] }),
    ...(amount === null || from === null || until === null ? {} : { performance: { amount, from, until } }),
    ...(draft.performanceExcluded.length === 0 ? {} : { performanceExcluded: [...draft.performanceExcluded] }),
    ...said('always', always ?? null),
    ...said('ifWon', ifWon ?? null),
  };
};
