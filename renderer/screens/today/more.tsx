import { useState } from 'react';
import { Button } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useWords } from '../../state/words.tsx';

/** A morning's worth; who wants the rest asks for it, and the page stays quick with hundreds. */
const firstShown = 50;
const step = 200;

export type First<Entry> = { readonly shown: readonly Entry[]; readonly rest: number; readonly showMore: () => void };

export const useFirst = <Entry,>(entries: readonly Entry[]): First<Entry> => {
  const [count, setCount] = useState(firstShown);
  return {
    shown: entries.slice(0, count),
    rest: Math.max(0, entries.length - count),
    showMore: () => setCount(count + step),
  };
};

/** Says how many are not drawn yet, and draws more of them. */
export const More = ({ rest, showMore }: Pick<First<unknown>, 'rest' | 'showMore'>) => {
  const { t, language } = useWords();
  if (rest === 0) return null;
  return (
    <p className="today-more">
      <Button kind="quiet" onPress={showMore}>
        {t('today.more', { count: rest, shown: countText(rest, language) })}
      </Button>
    </p>
  );
};
