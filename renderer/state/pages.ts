import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Asked } from '#shared/contract/index.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { call, host } from './host.ts';

/** A list too long to hold: rows are asked for in pages as they come near the screen. */
export type RowSource<Row> = {
  /** Undefined until the first page has come. */
  readonly total: number | undefined;
  /** There are more than `total`; nobody waited until they were counted. */
  readonly totalIsLeast: boolean;
  readonly rowAt: (index: number) => Row | undefined;
  /** Said by the grid: these rows are on the screen or near it. */
  readonly need: (first: number, last: number) => void;
  /** The rows from one place to another, both included, whether or not they have come; fewer where one was refused. */
  readonly load: (first: number, last: number) => Promise<readonly Row[]>;
  /** Stands for what was asked: another one is another list, which is read from its beginning. */
  readonly question: string;
  readonly error: Failure | null;
};

type PagedMethod = 'procedures.list' | 'procedures.timeline' | 'bids.list' | 'batches.show';
type Paged<Row> = { readonly total: number } & ({ readonly rows: readonly Row[] } | { readonly bars: readonly Row[] });
type RowOf<Name extends PagedMethod> = Answer<Name> extends Paged<infer Row> ? Row : never;
type Question<Name extends PagedMethod> = Omit<Asked<Name>, 'offset' | 'limit'>;

/** A timeline's rows are its bars. */
const rowsIn = (answer: Answer<PagedMethod>): readonly unknown[] => ('bars' in answer ? answer.bars : answer.rows);

export const pageSize = 100;
const loadSize = 1_000;

type Held<Row> = {
  readonly question: string;
  readonly total: number | undefined;
  readonly totalIsLeast: boolean;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
};

/**
 * `question` is compared by what it says. A newer question's rows replace the older ones only when they have come; where
 * the same is asked anew, each page is replaced as it comes, so that nothing blinks under one who has scrolled.
 */
export const usePages = <Name extends PagedMethod>(
  name: Name,
  question: Question<Name>,
  /** Another number asks again, for lists of which no event tells. */
  revision = 0,
): RowSource<RowOf<Name>> => {
  const said = JSON.stringify(question);
  const [held, setHeld] = useState<Held<RowOf<Name>>>({
    question: said,
    total: undefined,
    totalIsLeast: false,
    pages: new Map(),
  });
  const [error, setError] = useState<Failure | null>(null);
  const asked = useRef({ turn: 0, pages: new Set<number>(), near: { first: 0, last: 0 }, revision });

  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
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
      const rows = rowsIn(answer.value) as readonly RowOf<Name>[];
      setHeld((before) => ({
        question: said,
        total: answer.value.total,
        totalIsLeast: 'totalIsLeast' in answer.value && answer.value.totalIsLeast === true,
        pages: new Map([...(before.question === said ? before.pages : []), [page, rows]]),
      }));
    },
    [name, said],
  );

  const need = useCallback(
    (first: number, last: number): void => {
      asked.current.near = { first, last };
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
        // State is set only once the host has answered, never within an effect itself.
        // oxlint-disable-next-line react/set-state-in-effect
        if (!asked.current.pages.has(page)) void fetchPage(page);
      }
    },
    [fetchPage],
  );

  /** Asks anew for what is on the screen; the rest is asked for when one comes to it. */
  const restart = useCallback((): void => {
    const { turn, near } = asked.current;
    asked.current = { ...asked.current, turn: turn + 1, pages: new Set() };
    need(near.first, near.last);
  }, [need]);

  useEffect(() => {
    asked.current.near = { first: 0, last: 0 };
    asked.current.revision = revision;
    restart();
  }, [restart, revision]);
  useEffect(
    () =>
      host().listen((event) => {
        if (event.type === 'changed' && (event.subject === 'procedures' || event.subject === 'bids')) restart();
      }),
    [restart],
  );

  const load = useCallback(
    async (first: number, last: number): Promise<readonly RowOf<Name>[]> => {
      const rows: RowOf<Name>[] = [];
      for (let offset = first; offset <= last; offset += loadSize) {
        const limit = Math.min(loadSize, last - offset + 1);
        const answer = await call(name, { ...(JSON.parse(said) as Question<Name>), offset, limit } as Asked<Name>);
        if (!answer.ok) {
          setError(answer.error);
          break;
        }
        rows.push(...(rowsIn(answer.value) as readonly RowOf<Name>[]));
      }
      return rows;
    },
    [name, said],
  );

  return {
    total: held.total,
    totalIsLeast: held.totalIsLeast,
    rowAt: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    need,
    load,
    question: held.question,
    error,
  };
};

/** A short list that is all here already, in the shape the grid takes. */
export const rowsInHand = <Row>(rows: readonly Row[] | undefined): RowSource<Row> => ({
  total: rows?.length,
  totalIsLeast: false,
  rowAt: (index) => rows?.[index],
  need: () => undefined,
  load: async (first, last) => rows?.slice(first, last + 1) ?? [],
  question: '',
  error: null,
});
