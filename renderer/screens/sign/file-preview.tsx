import type { BatchFile } from '#shared/contract/batches.ts';
import {
  Button,
  Code,
  CrossIcon,
  Digest,
  ErrorNotice,
  FindingList,
  IconButton,
  Notice,
  Skeleton,
} from '../../components/index.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FileLook } from '../../components/file-look.tsx';
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useWords } from '../../state/words.tsx';
import { useFresh } from './use-fresh.ts';

export type FilePreviewPaneProps = {
  readonly batchId: string;
  readonly file: BatchFile;
  readonly onClose: () => void;
};

/** A look at a file before it is signed, its whole digest, and what was said when it was refused. */
export const FilePreviewPane = ({ batchId, file, onClose }: FilePreviewPaneProps) => {
  const { t } = useWords();
  const canReveal = useAsk('workspace.status', {}).value?.face === 'electron';
  const { value, error } = useFresh('batches.preview', { batchId, position: file.position });
  return (
    <section className="sign-preview" aria-label={t('sign.preview.of', { file: file.name })}>
      <header className="sign-preview-head">
        <h3 className="clip">
          <bdi>{file.name}</bdi>
        </h3>
        {canReveal && (
          <Button kind="quiet" onPress={() => void call('files.reveal', { path: file.path })}>
            {t('sign.preview.reveal')}
          </Button>
        )}
        <IconButton icon={CrossIcon} label={t('ui.close')} onPress={onClose} />
      </header>
      <p className="sign-preview-digest">
        <Digest value={file.digest.value} algorithm={file.digest.algorithm} />
        <CopyButton text={file.digest.value} what={t('bids.documents.digest-of', { file: file.name })} />
      </p>
      {file.finding !== null && <FindingList findings={[{ ...file.finding, place: {} }]} />}
      {file.untimed.length > 0 && <FindingList findings={file.untimed.map((one) => ({ ...one, place: {} }))} />}
      {file.signature !== null && (
        <p className="sign-preview-path">
          {t('sign.results.signature')}: <Code>{file.signature.path}</Code>
          <CopyButton text={file.signature.path} what={t('bids.path.path-of', { file: file.name })} />
        </p>
      )}
      {error !== null && <ErrorNotice failure={error} />}
      {value === undefined && error === null && <Skeleton lines={5} />}
      {value?.changed === true && file.state === 'waiting' && (
        <Notice tone="attention">{t('sign.preview.changed')}</Notice>
      )}
      {value !== undefined && <FileLook preview={value.preview} name={file.name} />}
    </section>
  );
};
