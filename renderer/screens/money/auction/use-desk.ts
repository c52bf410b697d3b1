import { useEffect, useRef, useState } from 'react';
import type { AuctionView } from '#shared/contract/auctions.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { remember, useAsk } from '../../../state/ask.ts';
import { useSecond } from '../../../state/clock.ts';
import { call } from '../../../state/host.ts';
import { countdown } from './countdown.ts';

export type Desk = {
  readonly view: AuctionView | undefined;
  /** Why the auction can not be shown at all. */
  readonly error: Failure | null;
  /** The view holds the typed price's judgement. */
  readonly isJudged: boolean;
  /** Why the typed price can not be judged. */
  readonly fault: Failure | null;
  /** Puts an answered view in place of the one shown. */
  readonly take: (view: AuctionView) => void;
};

type Judged = { readonly price: string; readonly of: AuctionView; readonly view: AuctionView };

/** The auction as it stands, asked again when something is noted, when a phase passes, and for every typed price. */
export const useDesk = (auctionId: string, price: string | null): Desk => {
  const { value, error, reload } = useAsk('auctions.show', { auctionId });
  const [judged, setJudged] = useState<Judged | null>(null);
  const [fault, setFault] = useState<{ readonly price: string; readonly failure: Failure } | null>(null);
  const turn = useRef(0);
  const now = useSecond();
  const phase = value === undefined ? null : countdown({ ...value.desk, startsAt: value.terms.startsAt }, now).phase;
  const isPassed = value !== undefined && phase !== value.desk.phase;
  useEffect(() => {
    if (isPassed) reload();
    // `reload` is new on every drawing; the phase alone decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isPassed, phase]);
  useEffect(() => {
    turn.current += 1;
    if (price === null || value === undefined) return;
    const mine = turn.current;
    const ask = async (): Promise<void> => {
      const answer = await call('auctions.show', { auctionId, price });
      if (turn.current !== mine) return;
      if (answer.ok) {
        setJudged({ price, of: value, view: answer.value });
        setFault(null);
      } else setFault({ price, failure: answer.error });
    };
    void ask();
  }, [auctionId, price, value]);
  const isJudged = judged !== null && judged.price === price && judged.of === value;
  return {
    view: isJudged ? judged.view : value,
    error,
    isJudged,
    fault: fault !== null && fault.price === price ? fault.failure : null,
    take: (view) => remember('auctions.show', { auctionId }, view),
  };
};
