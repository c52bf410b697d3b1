import { useState } from 'react';
import type { WorkDetail, WorkNote } from '#shared/contract/organiser.ts';
import {
  Button,
  ErrorNotice,
  ExactTime,
  IconButton,
  PencilIcon,
  Section,
  TextField,
  TrashIcon,
} from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

/** What was said about it, newest first. Words in notes are found by the list's search. */
export const WorkNotes = ({ work: { id, notesShown } }: { work: WorkDetail }) => {
  const { t } = useWords();
  const add = useAct('work.addNote');
  const [text, setText] = useState('');
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const answer = await add.run({ id, text: text.trim() });
    if (answer.ok) setText('');
  };
  return (
    <Section title={t('procedure.work.notes')}>
      <form
        className="note-new"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={t('procedure.work.note')} value={text} onChange={setText} rows={2} maxLength={20_000} />
        <Button type="submit" isBusy={add.isRunning} isDisabled={text.trim() === ''}>
          {t('procedure.work.note.add')}
        </Button>
      </form>
      {add.error !== null && <ErrorNotice failure={add.error} />}
      {notesShown.length === 0 && <p className="faint">{t('procedure.work.notes.none')}</p>}
      <ul className="notes">
        {notesShown.map((note) => (
          <Note key={note.noteId} id={id} note={note} />
        ))}
      </ul>
    </Section>
  );
};

const Note = ({ id, note }: { id: string; note: WorkNote }) => {
  const { t } = useWords();
  const edit = useAct('work.editNote');
  const remove = useAct('work.removeNote');
  const [text, setText] = useState<string | null>(null);
  const { noteId } = note;
  const save = async (next: string): Promise<void> => {
    const answer = await edit.run({ id, noteId, text: next });
    if (answer.ok) setText(null);
  };
  const error = edit.error ?? remove.error;
  return (
    <li className="note">
      <span className="note-head">
        <span className="faint">
          {note.author !== '' && (
            <>
              <bdi>{note.author}</bdi> ·{' '}
            </>
          )}
          <ExactTime at={note.at} />
        </span>
        <span>
          <IconButton icon={PencilIcon} label={t('procedure.work.note.edit')} onPress={() => setText(note.text)} />
          <IconButton
            icon={TrashIcon}
            kind="danger"
            label={t('procedure.work.note.remove')}
            onPress={() => void remove.run({ id, noteId })}
          />
        </span>
      </span>
      {text === null ? (
        <p className="detail-prose" dir="auto">
          {note.text}
        </p>
      ) : (
        <form
          className="note-new"
          onSubmit={(event) => {
            event.preventDefault();
            void save(text.trim());
          }}
        >
          <TextField
            label={t('procedure.work.note.edit')}
            hideLabel
            value={text}
            onChange={setText}
            rows={3}
            maxLength={20_000}
            autoFocus
          />
          <span className="work-step-acts">
            <Button kind="quiet" onPress={() => setText(null)}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" isBusy={edit.isRunning} isDisabled={text.trim() === ''}>
              {t('procedure.work.note.save')}
            </Button>
          </span>
        </form>
      )}
      {error !== null && <ErrorNotice failure={error} />}
    </li>
  );
};
