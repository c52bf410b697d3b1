import { useEffect, useRef, useState } from 'react';
import type { FilePreview, KeptLook } from '#shared/contract/batches.ts';
import { useTheme } from '../state/theme.ts';
import { useWords } from '../state/words.tsx';
import { Button } from './button.tsx';
import { Dialog } from './overlays.tsx';
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
          <Look at={preview.shownAt} title={t('sign.preview.text', { file: name })} />
        </>
      );
    case 'image':
      return <Look at={preview.shownAt} title={t('sign.preview.image', { file: name })} />;
    case 'pdf':
      return (
        <>
          {preview.shownAt === null && (
            <p className="file-look-hint">
              {preview.pages === null ? t('sign.preview.pdf-unknown') : t('sign.preview.pdf', { count: preview.pages })}
            </p>
          )}
          {preview.active.length > 0 && (
            <Notice tone="attention">{t('sign.preview.active', { parts: preview.active.join(', ') })}</Notice>
          )}
          <Look at={preview.shownAt} title={t('sign.preview.of', { file: name })} drawsPages />
        </>
      );
    case 'archive':
      return (
        <>
          <p className="file-look-hint">{t('sign.preview.archive', { count: preview.entries })}</p>
          <Look at={preview.shownAt} title={t('sign.preview.of', { file: name })} />
        </>
      );
    case 'none':
      return <p className="file-look-hint">{t(`sign.preview.none.${preview.reason}`)}</p>;
    default:
      return preview satisfies never;
  }
};

/** A file that the workspace keeps: what it holds, or of a document that has no pages of its own its words. */
export const KeptFileLook = ({ look: { preview, wordsAt, pages }, name }: { look: KeptLook; name: string }) => {
  const { t } = useWords();
  const isDrawn = preview.kind === 'pdf' && preview.shownAt !== null;
  return (
    <div className="kept-look">
      {(wordsAt === null || preview.kind !== 'archive') && <FileLook preview={preview} name={name} />}
      {wordsAt !== null && !isDrawn && (
        <>
          <p className="file-look-hint">
            {pages === null ? t('papers.look.words') : t('papers.look.words-of', { count: pages })}
          </p>
          <Look at={wordsAt} title={t('sign.preview.text', { file: name })} />
        </>
      )}
      {wordsAt === null && preview.kind === 'pdf' && !isDrawn && <p className="quiet">{t('papers.look.no-words')}</p>}
    </div>
  );
};

type LookProps = {
  /** Null: this face has no such place. */
  readonly at: string | null;
  readonly title: string;
  readonly drawsPages?: boolean;
};

/** A frame beside what is known of the file, and the same in large. */
export const Look = ({ at, title, drawsPages = false }: LookProps) => {
  const { t } = useWords();
  const [isLarge, setIsLarge] = useState(false);
  if (at === null) return null;
  return (
    <>
      <div className="file-look-acts">
        <Button kind="quiet" onPress={() => setIsLarge(true)}>
          {t('pdf.enlarge')}
        </Button>
      </div>
      {!isLarge && <Frame at={at} title={title} drawsPages={drawsPages} />}
      <Dialog title={title} isOpen={isLarge} onClose={() => setIsLarge(false)} size="full">
        <Frame at={at} title={title} drawsPages={drawsPages} />
      </Dialog>
    </>
  );
};

/** The one thing that the page in the frame can say: that the person wants to leave it. Esc then does here what it always does. */
const leaving = 'pdf.leave';

/**
 * Text and pictures stand in a frame without scripts; pages of a PDF are drawn by scripts of our own, on an origin of
 * their own. Either way nothing of it can reach this page, nor this page read it.
 */
const Frame = ({ at, title, drawsPages }: { at: string; title: string; drawsPages: boolean }) => {
  const theme = useTheme();
  const { language } = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      const own = frame.current;
      if (own === null || source !== own.contentWindow || data !== leaving) return;
      own.focus();
      own.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return (
    <iframe
      ref={frame}
      className="file-look"
      // A frame scrolls with the keys once it has the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={drawsPages ? -1 : 0}
      sandbox={drawsPages ? 'allow-scripts allow-same-origin' : ''}
      referrerPolicy="no-referrer"
      title={title}
      src={drawsPages ? `${at}?theme=${theme}&language=${language}` : `${at}?theme=${theme}`}
    />
  );
};
