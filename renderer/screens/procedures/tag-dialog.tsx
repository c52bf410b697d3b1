import { useState } from 'react';
import type { WorkChange } from '#shared/contract/organiser.ts';
import { Button, Dialog, TextField } from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { tagsWritten } from './tags-written.ts';

const offered = 16;

/** Adds tags to all of a selection and takes others away, in one act. Tags in use are one press away. */
export const TagDialog = ({
  isOpen,
  title,
  onSave,
  onClose,
}: {
  isOpen: boolean;
  title: string;
  onSave: (change: WorkChange) => void;
  onClose: () => void;
}) => {
  const { t, language } = useWords();
  const { value } = useAsk('work.tags', isOpen ? { limit: offered } : null);
  const [adding, setAdding] = useState('');
  const [removing, setRemoving] = useState('');
  const [add, remove] = [tagsWritten(adding), tagsWritten(removing)];
  const close = (): void => {
    setAdding('');
    setRemoving('');
    onClose();
  };
  const pressed = (text: string, name: string): string => [...tagsWritten(text), name].join(', ');
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      size="medium"
      acts={
        <>
          <Button kind="quiet" onPress={close}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="primary"
            isDisabled={add.length + remove.length === 0}
            onPress={() => {
              onSave({ addTags: [...add], removeTags: [...remove] });
              close();
            }}
          >
            {t('procedures.tags.save')}
          </Button>
        </>
      }
    >
      {(
        [
          ['add', adding, setAdding, add],
          ['remove', removing, setRemoving, remove],
        ] as const
      ).map(([which, text, setText, written]) => (
        <div key={which} className="tags-part">
          <TextField
            label={t(`procedures.tags.${which}`)}
            hint={t('procedures.tags.hint')}
            value={text}
            onChange={setText}
            autoFocus={which === 'add'}
            maxLength={600}
          />
          {value !== undefined && value.tags.length > 0 && (
            <div className="tags-known">
              {value.tags
                .filter(({ name }) => !written.includes(name))
                .map(({ name, procedures }) => (
                  <Button key={name} kind="quiet" onPress={() => setText(pressed(text, name))}>
                    <bdi>{name}</bdi> <span className="tab-count">{countText(procedures, language)}</span>
                  </Button>
                ))}
            </div>
          )}
        </div>
      ))}
    </Dialog>
  );
};
