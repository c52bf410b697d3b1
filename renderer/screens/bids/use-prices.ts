import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { blankPosition, countedPositions, type PricePosition, type PriceTable } from '#shared/bid/prices/table.ts';
import { lineOf, totalsOf, type PriceLine, type PriceTotals } from '#shared/bid/prices/totals.ts';
import type { PriceView } from '#shared/contract/prices.ts';
import type { Asked } from '#shared/contract/index.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { remember, useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';

/** How long typing rests before it is kept. */
const rest = 400;

export type Prices = {
  readonly view: PriceView | undefined;
  readonly table: PriceTable;
  readonly totals: PriceTotals;
  readonly lineAt: (position: PricePosition) => PriceLine | null;
  readonly findings: readonly Finding[];
  readonly error: Failure | null;
  readonly change: (change: Partial<PriceTable>) => void;
  readonly edit: (positionId: string, change: Partial<PricePosition>) => void;
  readonly add: () => string;
  /** Another way to offer this position, begun as a copy of what was asked for. */
  readonly addAlternative: (main: PricePosition) => string;
  /** Chooses one of the alternatives of a position, or none of them. */
  readonly choose: (mainId: string, chosenId: string | null) => void;
  readonly remove: (positionId: string) => void;
  /** An act of the host on the whole table: begin, take in, take over. */
  readonly act: (work: () => Promise<Outcome<PriceView>>) => Promise<void>;
};

const emptyTable: PriceTable = { currency: 'RUB', vatMode: 'included', vatRate: '0', deliveredOn: null, positions: [] };

const sent = (table: PriceTable): Asked<'prices.save'>['table'] => ({
  ...table,
  positions: table.positions.map((one) => ({
    ...one,
    suppliers: [...one.suppliers],
    competitors: [...one.competitors],
  })),
});

const freeId = (positions: readonly PricePosition[]): string => {
  const used = new Set(positions.map(({ positionId }) => positionId));
  let number = positions.length + 1;
  while (used.has(String(number))) number += 1;
  return String(number);
};

/** The table as it is typed: counted here at once, kept by the host when typing rests, and told what speaks against it. */
export const usePrices = (bidId: string): Prices => {
  const { value: view, error: askError } = useAsk('prices.show', { bidId });
  const [typed, setTyped] = useState<PriceTable | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const table = typed ?? view?.table ?? emptyTable;
  const latest = useRef<PriceTable | null>(null);
  const kept = useRef(table);
  useEffect(() => {
    kept.current = view?.table ?? emptyTable;
  }, [view]);
  // Every edit stands on the one before it, drawn or not.
  const type = useCallback((next: (table: PriceTable) => PriceTable): void => {
    setTyped((now) => next(now ?? kept.current));
  }, []);

  const saves = useRef<Promise<boolean>>(Promise.resolve(true));
  // One after the other, so that an older table never lands on a newer one. Answers whether it was kept.
  const keep = useCallback(
    (asked: PriceTable): Promise<boolean> => {
      const save = async (): Promise<boolean> => {
        const answer = await call('prices.save', { bidId, table: sent(asked) });
        setError(answer.ok ? null : answer.error);
        if (!answer.ok) return false;
        remember('prices.show', { bidId }, answer.value);
        // What was typed meanwhile stands over what was kept.
        setTyped((now) => (now === asked ? null : now));
        if (latest.current === asked) latest.current = null;
        return true;
      };
      saves.current = saves.current.then(save);
      return saves.current;
    },
    [bidId],
  );

  useEffect(() => {
    latest.current = typed;
    if (typed === null) return;
    const timer = setTimeout(() => void keep(typed), rest);
    return () => clearTimeout(timer);
  }, [typed, keep]);

  // A pane that is left keeps what was typed last.
  useEffect(
    () => () => {
      if (latest.current !== null) void keep(latest.current);
    },
    [keep],
  );

  const counted = useMemo(() => new Set(countedPositions(table.positions)), [table]);
  return {
    view,
    table,
    totals: useMemo(() => totalsOf(table), [table]),
    lineAt: (position) => (counted.has(position) ? lineOf(position, table) : null),
    findings: view?.findings ?? [],
    error: error ?? askError,
    change: (change) => type((now) => ({ ...now, ...change })),
    edit: useCallback(
      (positionId, change) =>
        type((now) => ({
          ...now,
          positions: now.positions.map((one) => (one.positionId === positionId ? { ...one, ...change } : one)),
        })),
      [type],
    ),
    add: () => {
      const id = freeId(table.positions);
      type((now) => ({ ...now, positions: [...now.positions, blankPosition(id, '…')] }));
      return id;
    },
    addAlternative: ({ positionId, name, noticeItemId, quantity, unit, classification }) => {
      const id = freeId(table.positions);
      const own = { noticeItemId, quantity, unit, classification, alternativeTo: positionId };
      type((now) => {
        const at = now.positions.findLastIndex(
          (one) => one.positionId === positionId || one.alternativeTo === positionId,
        );
        return { ...now, positions: now.positions.toSpliced(at + 1, 0, { ...blankPosition(id, name), ...own }) };
      });
      return id;
    },
    choose: (mainId, chosenId) =>
      type((now) => ({
        ...now,
        positions: now.positions.map((one) =>
          one.alternativeTo === mainId ? { ...one, isChosen: one.positionId === chosenId } : one,
        ),
      })),
    remove: useCallback(
      (positionId) =>
        type((now) => ({
          ...now,
          positions: now.positions.filter((one) => one.positionId !== positionId && one.alternativeTo !== positionId),
        })),
      [type],
    ),
    act: async (work) => {
      // The host acts on what it holds: what still rests here goes there first, or the act is about another table.
      if (latest.current !== null && !(await keep(latest.current))) return;
      await saves.current;
      const answer = await work();
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setTyped(null);
      remember('prices.show', { bidId }, answer.value);
    },
  };
};
