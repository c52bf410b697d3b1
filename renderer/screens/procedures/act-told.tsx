import { useEffect } from 'react';
import { Button, Code, CrossIcon, ErrorNotice, IconButton, UndoIcon } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { forgetLastAct, undoWork, useLastAct } from './work-acts.ts';

/** How long a word about what was done stays; what was refused stays until it is put away. */
const keptFor = 20_000;

/** What the last act on several did, with its way back: here, and by Ctrl+Z. */
export const ActTold = () => {
  const words = useWords();
  const { t } = words;
  const last = useLastAct((state) => state.last);
  useEffect(() => {
    if (last === null || last.error !== null) return undefined;
    const timer = setTimeout(forgetLastAct, keptFor);
    return () => clearTimeout(timer);
  }, [last]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== 'KeyZ') return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]')) return;
      event.preventDefault();
      void undoWork(words);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [words]);
  if (last === null) return null;
  const close = <IconButton icon={CrossIcon} label={t('ui.close')} onPress={forgetLastAct} />;
  if (last.error !== null) return <ErrorNotice failure={last.error} act={close} />;
  return (
    <div className="act-told">
      <span>{last.told}</span>
      {last.path !== null && <Code>{last.path}</Code>}
      {last.actId !== null && (
        <Button kind="quiet" icon={UndoIcon} keys="Ctrl Z" onPress={() => void undoWork(words)}>
          {t('procedures.undo')}
        </Button>
      )}
      {close}
    </div>
  );
};
