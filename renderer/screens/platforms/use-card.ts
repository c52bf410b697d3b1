import { announce } from '../../state/announce.ts';
import { remember, useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

/** Keeps an edited card; what was refused stays as an error until the next try. */
export const useSaveCard = () => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('platforms.save');
  const save = async (card: object, settle = false): Promise<boolean> => {
    const answer = await run({ card, settle });
    if (!answer.ok) return false;
    const { platformId } = answer.value.card;
    remember('platforms.show', { platformId }, answer.value);
    announce(t('platforms.saved', { name: answer.value.card.name }));
    return true;
  };
  return { save, isRunning, error };
};
