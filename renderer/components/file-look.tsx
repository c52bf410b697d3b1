import type { FilePreview } from '#shared/contract/batches.ts';
import { useTheme } from '../state/theme.ts';
import { useWords } from '../state/words.tsx';
import { Notice } from './state.tsx';
import './file-look.css';

/** What is known of the file; what it holds stands in a frame of another origin, which this page cannot read. */
export const FileLook = ({ preview, name }: { preview: FilePreview; name: string }) => {
  const { t } = useWords();
  switch (preview.kind) {
    case 'text':
      return (
        <>
          {preview.invisible.length > 0 && (
            <Notice tone="attention">{t('sign.preview.invisible', { marks: preview.invisible.join(', ') })}</Notice>
          )}
          {preview.isCut && <p className="file-look-hint">{t('sign.preview.cut')}</p>}
          <Shown at={preview.shownAt} title={t('sign.preview.text', { file: name })} />
        </>
      );
    case 'image':
      return <Shown at={preview.shownAt} title={t('sign.preview.image', { file: name })} />;
    case 'pdf':
      return (
        <>
          <p className="file-look-hint">
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
          <p className="file-look-hint">{t('sign.preview.archive', { count: preview.entries })}</p>
          <Shown at={preview.shownAt} title={t('sign.preview.of', { file: name })} />
        </>
      );
    case 'none':
      return <p className="file-look-hint">{t(`sign.preview.none.${preview.reason}`)}</p>;
    default:
      return preview satisfies never;
  }
};

/** The frame has no script and may do nothing; its own policy says the same again. */
const Shown = ({ at, title }: { at: string | null; title: string }) => {
  const theme = useTheme();
  return at === null ? null : (
    <iframe
      className="file-look"
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
