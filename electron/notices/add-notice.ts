import type { Lot, NoticeDate, Procedure } from '#shared/procedure/model.ts';
import type { ReadNotice } from './document-format.ts';
import { totalOf } from './russian/facts.ts';

/** The dates as they were before the last notice that moved them; null: none did. */
export type DatesBefore = Pick<Procedure, 'deadline' | 'dates'> | null;

const sameDate = (one: NoticeDate, other: NoticeDate): boolean => one.kind === other.kind && one.lotId === other.lotId;

/** A list in which the entries of another with the same mark take the place of the old ones. */
const replaced = <T>(list: readonly T[], by: readonly T[], isSame: (old: T, fresh: T) => boolean): readonly T[] => [
  ...list.map((old) => by.find((fresh) => isSame(old, fresh)) ?? old),
  ...by.filter((fresh) => !list.some((old) => isSame(old, fresh))),
];

const sameLot = (one: Lot, other: Lot): boolean => one.id === other.id;

/** Where the notice's price is what its lots cost together, it moves with them. */
const valueOf = (state: Procedure, lots: readonly Lot[]): Procedure['value'] => {
  const before = totalOf(state.lots.map(({ value }) => value));
  const isSum = before !== null && state.value?.amount === before.amount && state.value.currency === before.currency;
  return isSum ? totalOf(lots.map(({ value }) => value)) : state.value;
};

/**
 * The state after a notice that only adds to it: its status, dates, buyer, lots and documents take the place of those that
 * were, what it withdraws is gone, and everything else is as it was.
 */
export const addNotice = (
  state: Procedure,
  { procedure: added, withdraws, undoes }: ReadNotice,
  before: DatesBefore,
): readonly [state: Procedure, before: DatesBefore] => {
  const gone = new Set(withdraws?.lots);
  const isKept = ({ lotId }: { readonly lotId?: string | null }): boolean =>
    lotId === undefined || lotId === null || !gone.has(lotId);
  const saidAnew = new Set(added.lots.map(({ id }) => id));
  const isOld = ({ lotId }: { readonly lotId: string | null }): boolean => lotId === null || !saidAnew.has(lotId);
  const lots = replaced(state.lots, added.lots, sameLot).filter(({ id }) => !gone.has(id));
  const endsAll = state.lots.length > 0 && lots.length === 0;
  const movesDates = added.deadline !== null || added.dates.length > 0;
  const dates = replaced(state.dates, added.dates, sameDate).filter(
    (date) => isKept(date) && withdraws?.dates?.includes(date.kind) !== true,
  );
  const undone = undoes === 'prolongation' ? before : null;
  const next: Procedure = {
    ...state,
    status: added.status ?? (endsAll ? 'cancelled' : state.status),
    amendment: added.amendment ?? state.amendment,
    buyer: added.buyer ?? state.buyer,
    deadline: undone === null ? (added.deadline ?? state.deadline) : undone.deadline,
    dates: undone === null ? dates : undone.dates,
    lots,
    value: lots === state.lots ? state.value : valueOf(state, lots),
    items: [...state.items.filter((item) => isKept(item) && isOld(item)), ...added.items],
    securities: [...state.securities.filter((security) => isKept(security) && isOld(security)), ...added.securities],
    criteria: [...state.criteria.filter((one) => isKept(one) && isOld(one)), ...added.criteria],
    requirements: [...state.requirements.filter((one) => isKept(one) && isOld(one)), ...added.requirements],
    documents: [...state.documents.filter(isKept), ...added.documents],
    unknownFields: [...state.unknownFields, ...added.unknownFields],
    unknownCount: state.unknownCount + added.unknownCount,
    findings: added.findings,
  };
  if (undone !== null) return [next, null];
  return [next, movesDates ? { deadline: state.deadline, dates: state.dates } : before];
};
