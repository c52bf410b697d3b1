import { useEffect, useRef } from 'react';
import { call, host, newCallId } from '../../state/host.ts';

/** A library that could not be loaded just then tells no change, so the list is looked at anew this often all the same. */
const secondsOfWatch = 8;
const pauseAfterRefusal = 2_000;

/** Waits for tokens to be plugged in or pulled out for as long as they are looked at. */
export const useTokenWatch = (isWatching: boolean, onChange: () => void): void => {
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => {
    if (!isWatching) return;
    const callId = newCallId();
    let isOver = false;
    const watch = async (turn: number): Promise<void> => {
      const answer = await call('tokens.watch', { seconds: secondsOfWatch }, `${callId}-${turn}`);
      if (isOver) return;
      if (!answer.ok) await new Promise((resolve) => setTimeout(resolve, pauseAfterRefusal));
      if (isOver) return;
      change.current();
      current = turn + 1;
      await watch(current);
    };
    let current = 0;
    void watch(current);
    return () => {
      isOver = true;
      host().cancel(`${callId}-${current}`);
    };
  }, [isWatching]);
};
