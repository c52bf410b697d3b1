import { useState } from 'react';
import type { BidDetail } from '#shared/contract/bids.ts';
import {
  Bytes,
  Button,
  Dialog,
  Digest,
  FileIcon,
  IconButton,
  Menu,
  MoreIcon,
  PencilIcon,
  RadioGroup,
  Select,
  Table,
  TextField,
  TrashIcon,
  type MenuEntry,
  type TableColumn,
} from '../../components/index.ts';
import { CopyButton, copyText } from '../../components/copy-button.tsx';
import { useWords } from '../../state/words.tsx';
import { DocumentLook } from './document-look.tsx';
import { itemTitle } from './item-title.ts';
import type { Edit } from './use-bid-acts.ts';

type Document = BidDetail['documents'][number];

export type DocumentsTableProps = {
  readonly bid: BidDetail;
  readonly documents: readonly Document[];
  /** Whether each row says which item it answers. */
  readonly showsItem: boolean;
  readonly isReadOnly: boolean;
  readonly edit: Edit;
  /** A row that held the focus is gone. */
  readonly onGone: () => void;
};

const nowhere = '';

export const DocumentsTable = ({ bid, documents, showsItem, isReadOnly, edit, onGone }: DocumentsTableProps) => {
  const words = useWords();
  const { t } = words;
  const [looked, setLooked] = useState<Document | null>(null);
  const [renamed, setRenamed] = useState<Document | null>(null);
  const [assigned, setAssigned] = useState<Document | null>(null);
  const titleOf = (itemId: string | null): string => {
    const item = bid.checklist.find((one) => one.itemId === itemId);
    return item === undefined ? t('bids.items.none') : itemTitle(item, words);
  };
  const choices = [
    ...bid.checklist.map((item) => ({ value: item.itemId, label: itemTitle(item, words) })),
    { value: nowhere, label: t('bids.items.none') },
  ];
  const assign = (document: Document, itemId: string): void =>
    void edit('bids.assignDocument', { documentId: document.documentId, itemId: itemId === nowhere ? null : itemId });
  const entries = (document: Document): readonly MenuEntry[] => [
    { id: 'look', label: t('bids.documents.look'), icon: FileIcon, run: () => setLooked(document) },
    { id: 'rename', label: t('bids.documents.rename'), icon: PencilIcon, run: () => setRenamed(document) },
    { id: 'assign', label: t('bids.documents.assign'), run: () => setAssigned(document) },
    { id: 'copy', label: t('bids.documents.copy-digest'), run: () => void copyText(document.digest.value) },
    'line',
    {
      id: 'remove',
      label: t('bids.documents.remove'),
      icon: TrashIcon,
      isDanger: true,
      run: () => void edit('bids.removeDocument', { documentId: document.documentId }).then(onGone),
    },
  ];
  const columns: readonly TableColumn<Document>[] = [
    {
      id: 'name',
      label: t('bids.documents.name'),
      cell: (document) => (
        <span className="document-name">
          <Button kind="quiet" onPress={() => setLooked(document)}>
            <bdi className="file-name">{document.name}</bdi>
          </Button>
        </span>
      ),
    },
    ...(showsItem
      ? [
          {
            id: 'item',
            label: t('bids.documents.answers'),
            width: '26%',
            cell: (document: Document) =>
              document.itemId === null && !isReadOnly ? (
                <Select
                  hideLabel
                  label={t('bids.documents.answers-of', { file: document.name })}
                  placeholder={t('bids.documents.assign')}
                  choices={choices}
                  value={null}
                  onChange={(itemId) => assign(document, itemId)}
                />
              ) : (
                <span className="quiet">{titleOf(document.itemId)}</span>
              ),
          },
        ]
      : []),
    {
      id: 'size',
      label: t('bids.documents.size'),
      align: 'end',
      width: '76px',
      cell: ({ size }) => <Bytes count={size} />,
    },
    {
      id: 'digest',
      label: 'SHA-256',
      width: '172px',
      cell: ({ digest, name }) => (
        <span className="digest-cell">
          <Digest value={digest.value} short />
          <CopyButton text={digest.value} what={t('bids.documents.digest-of', { file: name })} />
        </span>
      ),
    },
    ...(isReadOnly
      ? []
      : [
          {
            id: 'acts',
            label: t('ui.more'),
            hideLabel: true,
            width: '36px',
            cell: (document: Document) => (
              <Menu
                label={t('bids.documents.acts-of', { file: document.name })}
                trigger={<IconButton icon={MoreIcon} label={t('bids.documents.acts-of', { file: document.name })} />}
                entries={entries(document)}
              />
            ),
          },
        ]),
  ];
  return (
    <>
      <Table
        isLong
        label={t('bids.items.all')}
        columns={columns}
        rows={documents}
        keyOf={({ documentId }) => documentId}
      />
      <DocumentLook bidId={bid.bidId} document={looked} onClose={() => setLooked(null)} />
      <RenameDialog
        key={renamed?.documentId ?? 'none'}
        document={renamed}
        onClose={() => setRenamed(null)}
        onRename={(document, name) => edit('bids.renameDocument', { documentId: document.documentId, name })}
      />
      <Dialog
        title={t('bids.documents.assign-title', { file: assigned?.name ?? '' })}
        isOpen={assigned !== null}
        onClose={() => setAssigned(null)}
        acts={<Button onPress={() => setAssigned(null)}>{t('ui.close')}</Button>}
      >
        {assigned !== null && (
          <RadioGroup
            label={t('bids.documents.answers')}
            choices={choices}
            value={assigned.itemId ?? nowhere}
            onChange={(itemId) => {
              assign(assigned, itemId);
              setAssigned({ ...assigned, itemId: itemId === nowhere ? null : itemId });
            }}
          />
        )}
      </Dialog>
    </>
  );
};

type RenameProps = {
  readonly document: Document | null;
  readonly onClose: () => void;
  readonly onRename: (document: Document, name: string) => Promise<unknown>;
};

const RenameDialog = ({ document, onClose, onRename }: RenameProps) => {
  const { t } = useWords();
  const [name, setName] = useState(document?.name ?? '');
  const rename = (): void => {
    if (document === null || name.trim() === '') return;
    onClose();
    if (name.trim() !== document.name) void onRename(document, name.trim());
  };
  return (
    <Dialog
      title={t('bids.documents.rename-title')}
      isOpen={document !== null}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" isDisabled={name.trim() === ''} onPress={rename}>
            {t('bids.documents.rename-act')}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={t('bids.documents.name')}
        hint={t('bids.documents.rename-hint')}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
          else event.continuePropagation();
        }}
      />
    </Dialog>
  );
};
