import { useEffect } from 'react';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';

/** How long it must lie open: who only passes by with the arrows has not looked at it. */
const lookedAfter = 1_500;

/** Notes that the newest edition has been looked at, so that lists stop telling that it changed. */
export const useSeen = (id: string): void => {
  const { value: work } = useAsk('work.show', { id });
  const isNews = work !== undefined && (!work.isSeen || work.isChanged);
  useEffect(() => {
    if (!isNews) return undefined;
    const timer = setTimeout(
      () => void call('work.change', { target: { ids: [id] }, change: { isSeen: true } }),
      lookedAfter,
    );
    return () => clearTimeout(timer);
  }, [id, isNews]);
};
