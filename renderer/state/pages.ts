import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { call, host } from './host.ts';

/** A list too long to hold: rows are asked for in pages as they come near the screen. */
export type RowSource<Row> = {
  /** Undefined until the first page has come. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  /** Said by the grid: these rows are on the screen or near it. */
  readonly need: (first: number, last: number) => void;
  readonly error: Failure | null;
};

type PagedMethod = 'procedures.list' | 'bids.list' | 'batches.show';
type RowOf<Name extends PagedMethod> = Answer<Name>['rows'][number];
type Question<Name extends PagedMethod> = Omit<Asked<Name>, 'offset' | 'limit'>;

export const pageSize = 100;

type Held<Row> = { readonly total: number | undefined; readonly pages: ReadonlyMap<number, readonly Row[]> };

/** `question` is compared by what it says. A newer question's rows replace the older ones only when they have come. */
export const usePages = <Name extends PagedMethod>(
  name: Name,
  question: Question<Name>,
  /** Another number asks again, for lists of which no event tells. */
  revision = 0,
): RowSource<RowOf<Name>> => {
  const said = JSON.stringify(question);
  const [held, setHeld] = useState<Held<RowOf<Name>>>({ total: undefined, pages: new Map() });
  const [error, setError] = useState<Failure | null>(null);
  const asked = useRef({ question: '', turn: 0, pages: new Set<number>() });

  const fetchPage = useCallback(
    async (page: number, fresh: boolean): Promise<void> => {
      const { turn } = asked.current;
      asked.current.pages.add(page);
      const input = { ...(JSON.parse(said) as Question<Name>), offset: page * pageSize, limit: pageSize };
      const answer = await call(name, input as Asked<Name>);
      if (asked.current.turn !== turn) return;
      if (!answer.ok) {
        setError(answer.error);
        return;
      }
      setError(null);
      const rows = answer.value.rows as readonly RowOf<Name>[];
      setHeld((before) => ({
        total: answer.value.total,
        pages: new Map([...(fresh ? [] : before.pages), [page, rows]]),
      }));
    },
    [name, said],
  );

  const restart = useCallback((): void => {
    asked.current = { question: said, turn: asked.current.turn + 1, pages: new Set() };
    // State is set only once the host has answered, never within the effect itself.
    // oxlint-disable-next-line react/set-state-in-effect
    void fetchPage(0, true);
  }, [fetchPage, said]);

  useEffect(restart, [restart, revision]);
  useEffect(
    () =>
      host().listen((event) => {
        if (event.type === 'changed' && (event.subject === 'procedures' || event.subject === 'bids')) restart();
      }),
    [restart],
  );

  const need = useCallback(
    (first: number, last: number): void => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
        if (!asked.current.pages.has(page)) void fetchPage(page, false);
      }
    },
    [fetchPage],
  );

  return {
    total: held.total,
    rowAt: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    need,
    error,
  };
};

/** A short list that is all here already, in the shape the grid takes. */
export const rowsInHand = <Row>(rows: readonly Row[] | undefined): RowSource<Row> => ({
  total: rows?.length,
  rowAt: (index) => rows?.[index],
  need: () => undefined,
  error: null,
});
