import { useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Answer } from '#shared/contract/index.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { bytesText } from '../format/numbers.ts';
import { useAsk } from '../state/ask.ts';
import { call } from '../state/host.ts';
import { useWords } from '../state/words.tsx';
import { Button } from './button.tsx';
import { FileIcon, FolderIcon, ArrowStartIcon } from './icons.tsx';
import { Dialog } from './overlays.tsx';
import { ErrorNotice, Skeleton } from './state.tsx';
import { Code } from './values.tsx';

export type FolderBrowserProps = {
  readonly isOpen: boolean;
  readonly endings: readonly string[];
  readonly onClose: () => void;
  readonly onChosen: (file: FileHandle) => void;
};

/** Names on this machine, where no system dialog exists. A key file is named by its path; its bytes stay where they are. */
export const FolderBrowser = ({ isOpen, endings, onClose, onChosen }: FolderBrowserProps) => {
  const { t } = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async (path: string): Promise<void> => {
    setFailure(null);
    const answer = await call('files.take', { path });
    if (answer.ok) onChosen(answer.value);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={t('ui.browse.title')} isOpen={isOpen} onClose={onClose} size="medium">
      {failure !== null && <ErrorNotice failure={failure} />}
      <Places
        endings={endings}
        empty={t('ui.browse.empty', { endings: endings.join(', ') })}
        onFile={(path) => void take(path)}
      />
    </Dialog>
  );
};

export type FolderChooserProps = {
  readonly title: string;
  /** What stands where a folder holds no other. */
  readonly empty: string;
  readonly actLabel: string;
  /** How many files there are in the folder that is open. */
  readonly countOf: (files: number) => string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChosen: (folder: string) => void;
};

/** A folder of this machine by its path: thousands of files are not dragged into a window one by one. */
export const FolderChooser = ({ title, empty, actLabel, countOf, isOpen, onClose, onChosen }: FolderChooserProps) => (
  <Dialog title={title} isOpen={isOpen} onClose={onClose} size="medium">
    <Places
      empty={empty}
      act={(place) => (
        <div className="browse-act">
          <span className="faint">{countOf(place.entries.filter(({ isFolder }) => !isFolder).length)}</span>
          <Button kind="primary" onPress={() => onChosen(place.folder)}>
            {actLabel}
          </Button>
        </div>
      )}
    />
  </Dialog>
);

type Place = Answer<'files.browse'>;

/** Folders, and files where they can be chosen; Enter opens a folder, the way up stands above. */
const Places = ({
  endings = [],
  empty,
  onFile,
  act,
}: {
  endings?: readonly string[];
  empty: string;
  onFile?: (path: string) => void;
  act?: (place: Place) => ReactNode;
}) => {
  const { t, language } = useWords();
  const [folder, setFolder] = useState<string | null>(null);
  const { value, error } = useAsk('files.browse', { folder, endings: [...endings] });
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  const entries = onFile === undefined ? value.entries.filter(({ isFolder }) => isFolder) : value.entries;
  return (
    <div className="browse">
      <div className="browse-head">
        <Button
          kind="quiet"
          icon={ArrowStartIcon}
          isDisabled={value.parent === null}
          onPress={() => setFolder(value.parent)}
        >
          {t('ui.browse.up')}
        </Button>
        <Code>{value.folder}</Code>
      </div>
      {error !== null && <ErrorNotice failure={error} />}
      <ListBox
        className="list browse-list"
        aria-label={value.folder}
        items={entries.map((entry) => ({ ...entry, id: entry.path }))}
        renderEmptyState={() => <p className="browse-empty faint">{empty}</p>}
        onAction={(path) => {
          const entry = entries.find((one) => one.path === path);
          if (entry?.isFolder === true) setFolder(entry.path);
          else if (entry !== undefined) onFile?.(entry.path);
        }}
      >
        {(entry) => (
          <ListBoxItem className="list-item browse-item" textValue={entry.name}>
            {entry.isFolder ? <FolderIcon className="menu-icon" /> : <FileIcon className="menu-icon" />}
            <bdi className="list-words clip">{entry.name}</bdi>
            {!entry.isFolder && <bdi className="faint">{bytesText(entry.size, language)}</bdi>}
          </ListBoxItem>
        )}
      </ListBox>
      {act?.(value)}
    </div>
  );
};
