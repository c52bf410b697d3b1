import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { hasHiddenCharacters } from '#shared/kernel/harmless-text.ts';
import { ok } from '#shared/kernel/result.ts';
import { failMarket } from '#shared/market/codes.ts';
import { funnelOf, mayMove, stateOf, type Move } from '#shared/market/pipeline.ts';
import { addMove, allMoves, movesOf } from '../../store/market/moves.ts';
import { recordById, recordsOf } from '../../store/market/records.ts';
import { organiserLists } from '../../store/organiser/lists.ts';
import type { Database } from '../../store/database.ts';
import type { Step } from '../context.ts';
import { todayOf } from './common.ts';
import { describeRecord } from './show.ts';

/** The reasons that bids are lost for are those that deals are refused for: one list, which the user edits. */
export const refusalReasons = (database: Database): readonly string[] =>
  organiserLists(database)
    .reasons.filter((reason) => reason.of === 'lost')
    .map(({ reasonId }) => reasonId);

export const showPipeline: Step<'market.pipeline'> = async ({ from, to, channelId, owner }, { host }) => {
  const { database } = host.workspace;
  const moves = allMoves(database);
  const names = new Map(
    [...recordsOf(database, 'customer'), ...recordsOf(database, 'channel')].map(({ recordId, name }) => [
      recordId,
      name,
    ]),
  );
  const nameOrNull = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const deals = recordsOf(database, 'deal')
    .filter((deal) => (channelId === null || deal.channelId === channelId) && (owner === null || deal.owner === owner))
    .flatMap((deal) => {
      const own = moves.get(deal.recordId) ?? [];
      const began = own[0]?.on ?? null;
      const isIn =
        (from === null || (began !== null && began >= from)) && (to === null || (began !== null && began <= to));
      return isIn ? [{ deal, state: stateOf(own) }] : [];
    });
  const { steps, contracts, reasons } = funnelOf(deals.map(({ state }) => state));
  return ok({
    deals: deals.map(({ deal, state: { stage, isContract, reasonId, since, refusedAt } }) => ({
      deal,
      customer: nameOrNull(deal.customerId),
      channel: nameOrNull(deal.channelId),
      stage,
      isContract,
      reasonId,
      since,
      refusedAt,
    })),
    steps: steps.map((step) => ({ ...step, onward: step.onward === null ? null : { ...step.onward } })),
    contracts: { ...contracts },
    reasons: [...reasons],
    from,
    to,
  });
};

/** Judged and added in one transaction, so that two windows cannot move one deal past each other. */
export const moveDeal: Step<'market.move'> = async ({ dealId, stage, isContract, reasonId, note, on }, { host }) => {
  const { database } = host.workspace;
  const today = todayOf(host);
  if (hasHiddenCharacters(note)) return failMarket('market.hidden-characters', { path: 'note' });
  const move: Move = {
    on: on ?? today,
    stage,
    isContract,
    reasonId: stage === 'refusals' ? reasonId : null,
    note: note.trim(),
  };
  const moved = database.transaction((): Outcome<null> => {
    if (recordById(database, dealId)?.kind !== 'deal')
      return failKernel('record.not-found', { kind: 'deal', id: dealId });
    const may = mayMove(movesOf(database, dealId), move, { today, reasons: refusalReasons(database) });
    if (!may.ok) return may;
    addMove(database, dealId, move, host.clock());
    return ok(null);
  });
  if (!moved.ok) return moved;
  host.emit({ type: 'changed', subject: 'market' });
  return describeRecord(host, dealId);
};
