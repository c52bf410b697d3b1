import { useEffect, useRef } from 'react';
import { call, host, newCallId } from '../../state/host.ts';

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
      const answer = await call('tokens.watch', {}, `${callId}-${turn}`);
      if (isOver || !answer.ok) return;
      if (answer.value.changed) change.current();
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
