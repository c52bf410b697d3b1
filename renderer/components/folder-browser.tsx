import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
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
  return (
    <Dialog title={t('ui.browse.title')} isOpen={isOpen} onClose={onClose} size="medium">
      <FolderList endings={endings} onChosen={onChosen} />
    </Dialog>
  );
};

const FolderList = ({ endings, onChosen }: Pick<FolderBrowserProps, 'endings' | 'onChosen'>) => {
  const { t, language } = useWords();
  const [folder, setFolder] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { value, error } = useAsk('files.browse', { folder, endings: [...endings] });
  const take = async (path: string): Promise<void> => {
    const answer = await call('files.take', { path });
    if (answer.ok) onChosen(answer.value);
    else setFailure(answer.error);
  };
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
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
      {(failure ?? error) !== null && <ErrorNotice failure={(failure ?? error) as Failure} />}
      <ListBox
        className="list browse-list"
        aria-label={value.folder}
        items={value.entries.map((entry) => ({ ...entry, id: entry.path }))}
        renderEmptyState={() => (
          <p className="browse-empty faint">{t('ui.browse.empty', { endings: endings.join(', ') })}</p>
        )}
        onAction={(path) => {
          const entry = value.entries.find((one) => one.path === path);
          if (entry === undefined) return;
          setFailure(null);
          if (entry.isFolder) setFolder(entry.path);
          else void take(entry.path);
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
    </div>
  );
};
