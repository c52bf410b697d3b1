import type { BatchFile, FilePreview } from '#shared/contract/batches.ts';
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
import { useAsk } from '../../state/ask.ts';
import { call } from '../../state/host.ts';
import { useTheme } from '../../state/theme.ts';
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
      {value !== undefined && <Look preview={value.preview} name={file.name} />}
    </section>
  );
};

/** What is known of the file; what it holds stands in a frame of another origin, which this page cannot read. */
const Look = ({ preview, name }: { preview: FilePreview; name: string }) => {
  const { t } = useWords();
  switch (preview.kind) {
    case 'text':
      return (
        <>
          {preview.invisible.length > 0 && (
            <Notice tone="attention">{t('sign.preview.invisible', { marks: preview.invisible.join(', ') })}</Notice>
          )}
          {preview.isCut && <p className="sign-hint">{t('sign.preview.cut')}</p>}
          <Shown at={preview.shownAt} title={t('sign.preview.text', { file: name })} />
        </>
      );
    case 'image':
      return <Shown at={preview.shownAt} title={t('sign.preview.image', { file: name })} />;
    case 'pdf':
      return (
        <>
          <p className="sign-hint">
            {preview.pages === null ? t('sign.preview.pdf-unknown') : t('sign.preview.pdf', { count: preview.pages })}
          </p>
          {preview.active.length > 0 && (
            <Notice tone="attention">{t('sign.preview.active', { parts: preview.active.join(', ') })}</Notice>
          )}
        </>
      );
    case 'archive':
      return (
        <>
          <p className="sign-hint">{t('sign.preview.archive', { count: preview.entries })}</p>
          <Shown at={preview.shownAt} title={t('sign.preview.of', { file: name })} />
        </>
      );
    case 'none':
      return <p className="sign-hint">{t(`sign.preview.none.${preview.reason}`)}</p>;
    default:
      return preview satisfies never;
  }
};

/** The frame has no script and may do nothing; its own policy says the same again. */
const Shown = ({ at, title }: { at: string | null; title: string }) => {
  const theme = useTheme();
  return at === null ? null : (
    <iframe
      className="sign-preview-frame"
      // A frame scrolls with the keys once it has the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      sandbox=""
      referrerPolicy="no-referrer"
      title={title}
      src={`${at}?theme=${theme}`}
    />
  );
};
