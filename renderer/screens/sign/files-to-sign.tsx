import { useState } from 'react';
import type { BatchFile, BatchSummary } from '#shared/contract/batches.ts';
import {
  Bytes,
  Button,
  CrossIcon,
  Digest,
  ErrorNotice,
  FileDrop,
  FindingList,
  FolderChooser,
  FolderIcon,
  Grid,
  IconButton,
  Notice,
  PlusIcon,
  RefreshIcon,
  Skeleton,
  StatusLight,
  type GridColumn,
} from '../../components/index.ts';
import { call } from '../../state/host.ts';
import { usePages } from '../../state/pages.ts';
import { useWords } from '../../state/words.tsx';
import { FilePreviewPane } from './file-preview.tsx';
import { useFresh } from './use-fresh.ts';
import { leftOf, type BatchDesk } from './use-batch.ts';

/** Files of this machine: dropped, chosen or a whole folder; then the list with digests, each with a look at it. */
export const FilesToSign = ({ desk }: { desk: BatchDesk }) => {
  const { t } = useWords();
  const [isChoosing, setChoosing] = useState(false);
  const { batch } = desk;
  const folderButton = (
    <Button icon={FolderIcon} isDisabled={desk.isBusy} onPress={() => setChoosing(true)}>
      {t('sign.batch.folder')}
    </Button>
  );
  return (
    <div className="sign-files">
      {batch === null && <Unfinished desk={desk} />}
      {batch !== null && <FileList key={batch.batchId} desk={desk} batch={batch} />}
      <div className="sign-add">
        <FileDrop
          purpose="document"
          compact={batch !== null}
          title={batch !== null && batch.signed > 0 ? t('sign.batch.drop-new') : t('sign.what.drop')}
          {...(batch === null ? { hint: t('sign.what.drop-hint') } : {})}
          chooseLabel={t('bids.documents.choose')}
          onChosen={(files) => void desk.addFiles(files)}
        />
        {folderButton}
      </div>
      {desk.failure !== null && <ErrorNotice failure={desk.failure} />}
      {desk.remarks.length > 0 && <FindingList findings={desk.remarks.map((one) => ({ ...one, place: {} }))} />}
      <FolderChooser
        title={t('sign.batch.folder-title')}
        empty={t('sign.batch.no-folders')}
        actLabel={t('sign.batch.folder-act')}
        countOf={(count) => t('sign.batch.folder-files', { count })}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChosen={(folder) => {
          setChoosing(false);
          void desk.addFolder(folder);
        }}
      />
    </div>
  );
};

/** Batches that a crash or a cancel left: they go on where they ended. */
const Unfinished = ({ desk }: { desk: BatchDesk }) => {
  const { t } = useWords();
  const { value, reload } = useFresh('batches.list', { limit: 20 });
  const begun = (value?.rows ?? []).filter((one) => one.signed + one.started > 0 && leftOf(one) > 0);
  return begun.slice(0, 3).map((one) => (
    <Notice
      key={one.batchId}
      tone="attention"
      act={
        <span className="sign-notice-acts">
          <Button kind="primary" onPress={() => desk.open(one)}>
            {t('sign.batch.go-on')}
          </Button>
          <Button kind="quiet" onPress={() => void call('batches.remove', { batchId: one.batchId }).then(reload)}>
            {t('sign.batch.forget')}
          </Button>
        </span>
      }
    >
      {t('sign.batch.unfinished', { count: leftOf(one), signed: one.signed })}
    </Notice>
  ));
};

const StateOf = ({ file }: { file: BatchFile }) => {
  const { t } = useWords();
  if (file.state === 'signed')
    return file.untimed.length > 0 ? (
      <StatusLight tone="attention">{t('sign.batch.state.untimed')}</StatusLight>
    ) : (
      <StatusLight tone="fine">{t('sign.batch.state.signed')}</StatusLight>
    );
  if (file.state === 'refused') return <StatusLight tone="stop">{t('sign.batch.state.refused')}</StatusLight>;
  return <span className="faint">{t(`sign.batch.state.${file.state}`)}</span>;
};

const FileList = ({ desk, batch }: { desk: BatchDesk; batch: BatchSummary }) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<BatchFile | null>(null);
  const source = usePages('batches.show', { batchId: batch.batchId, state: null }, desk.revision);
  const columns: readonly GridColumn<BatchFile>[] = [
    {
      id: 'name',
      label: t('bids.documents.name'),
      track: 'minmax(160px, 2fr)',
      cell: ({ name }) => <bdi className="file-name clip">{name}</bdi>,
    },
    {
      id: 'size',
      label: t('bids.documents.size'),
      track: '76px',
      align: 'end',
      cell: ({ size }) => <Bytes count={size} />,
    },
    {
      id: 'digest',
      label: t('sign.what.digest'),
      track: '190px',
      cell: ({ digest }) => <Digest value={digest.value} algorithm={digest.algorithm} short />,
    },
    { id: 'state', label: t('sign.batch.state'), track: '150px', cell: (file) => <StateOf file={file} /> },
    {
      id: 'act',
      label: t('ui.more'),
      hideLabel: true,
      track: '28px',
      cell: (file) =>
        file.state === 'signed' || file.state === 'started' || desk.isBusy ? null : (
          <IconButton
            icon={file.state === 'skipped' ? PlusIcon : CrossIcon}
            label={t(file.state === 'skipped' ? 'sign.batch.take-in' : 'sign.what.drop-file', { file: file.name })}
            onPress={() => void desk.skip(file.position, file.state !== 'skipped')}
          />
        ),
    },
  ];
  return (
    <div className="sign-batch">
      <BatchSummaryLine desk={desk} batch={batch} />
      <div className="sign-grid">
        <Grid
          label={t('sign.what.files')}
          columns={columns}
          source={source}
          keyOf={({ position }) => String(position)}
          chosen={chosen === null ? null : String(chosen.position)}
          onChoose={(file, how) => setChosen(how === 'open' && chosen?.position === file.position ? null : file)}
          isFaint={({ state }) => state === 'skipped'}
          empty={<Skeleton lines={3} />}
        />
      </div>
      {chosen !== null && (
        <FilePreviewPane
          key={`${chosen.position} ${desk.revision}`}
          batchId={batch.batchId}
          file={chosen}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
};

/** What there is, what became of it, and what to do about the rest. */
const BatchSummaryLine = ({ desk, batch }: { desk: BatchDesk; batch: BatchSummary }) => {
  const { t } = useWords();
  return (
    <div className="sign-summary" role="status">
      {batch.signed === 0 && (
        <span className="quiet">
          {t('sign.batch.files', { count: batch.files })} · <Bytes count={batch.bytes} />
        </span>
      )}
      {batch.signed > 0 && <StatusLight tone="fine">{t('sign.results.signed', { count: batch.signed })}</StatusLight>}
      {batch.untimed > 0 && (
        <StatusLight tone="attention">{t('sign.batch.untimed', { count: batch.untimed })}</StatusLight>
      )}
      {batch.refused > 0 && (
        <StatusLight tone="stop">{t('sign.results.refused', { count: batch.refused })}</StatusLight>
      )}
      {batch.skipped > 0 && <span className="faint">{t('sign.batch.skipped', { count: batch.skipped })}</span>}
      {batch.refused > 0 && (
        <Button kind="quiet" icon={RefreshIcon} isDisabled={desk.isBusy} onPress={() => void desk.reviewAgain()}>
          {t('sign.batch.review-again')}
        </Button>
      )}
      <span className="sign-summary-end">
        <Button kind="quiet" icon={CrossIcon} isDisabled={desk.isBusy} onPress={() => desk.open(null)}>
          {t('sign.batch.clear')}
        </Button>
      </span>
    </div>
  );
};
