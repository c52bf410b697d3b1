import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { ArrowStartIcon, Button, Code, Dialog, ErrorNotice, FolderIcon, Skeleton } from '../../components/index.ts';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

export type FolderChooserProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChosen: (folder: string) => void;
};

/** A folder of this machine by its path: thousands of files are not dragged into a window one by one. */
export const FolderChooser = ({ isOpen, onClose, onChosen }: FolderChooserProps) => {
  const { t } = useWords();
  return (
    <Dialog title={t('sign.batch.folder-title')} isOpen={isOpen} onClose={onClose} size="medium">
      <Folders onChosen={onChosen} />
    </Dialog>
  );
};

const Folders = ({ onChosen }: Pick<FolderChooserProps, 'onChosen'>) => {
  const { t } = useWords();
  const [folder, setFolder] = useState<string | null>(null);
  const { value, error } = useAsk('files.browse', { folder });
  if (value === undefined) return error === null ? <Skeleton lines={10} /> : <ErrorNotice failure={error} />;
  const files = value.entries.filter(({ isFolder }) => !isFolder).length;
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
        items={value.entries.filter(({ isFolder }) => isFolder).map((entry) => ({ ...entry, id: entry.path }))}
        renderEmptyState={() => <p className="browse-empty faint">{t('sign.batch.no-folders')}</p>}
        onAction={(path) => setFolder(String(path))}
      >
        {(entry) => (
          <ListBoxItem className="list-item browse-item" textValue={entry.name}>
            <FolderIcon className="menu-icon" />
            <bdi className="list-words clip">{entry.name}</bdi>
          </ListBoxItem>
        )}
      </ListBox>
      <div className="folder-act">
        <span className="faint">{t('sign.batch.folder-files', { count: files })}</span>
        <Button kind="primary" onPress={() => onChosen(value.folder)}>
          {t('sign.batch.folder-act')}
        </Button>
      </div>
    </div>
  );
};
