import { useEffect, useState } from 'react';
import { announce } from '../state/announce.ts';
import { useWords } from '../state/words.tsx';
import { IconButton } from './button.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';

/** How long the mark says that it was done. */
const shownFor = 1_500;

/** Where the page may not write to the clipboard by itself, a selected text still can be copied by command. */
const copyBySelection = (text: string): void => {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
};

export const copyText = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
};

/** `what` names it for a screen reader: “Copy: digest of offer.pdf”. */
export const CopyButton = ({ text, what }: { text: string; what: string }) => {
  const { t } = useWords();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), shownFor);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <IconButton
      icon={isDone ? CheckIcon : CopyIcon}
      label={isDone ? t('ui.copied') : `${t('ui.copy')}: ${what}`}
      onPress={() => {
        void copyText(text);
        setDone(true);
        announce(t('ui.copied'));
      }}
    />
  );
};
