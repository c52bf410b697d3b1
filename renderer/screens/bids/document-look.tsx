import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, Bytes, Dialog, Digest, ErrorNotice, Skeleton } from '../../components/index.ts';
import { KeptFileLook } from '../../components/file-look.tsx';
import { useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Document = BidDetail['documents'][number];

export type DocumentLookProps = {
  readonly bidId: string;
  /** Null: nothing is looked at. */
  readonly document: Document | null;
  readonly onClose: () => void;
};

/** The very bytes that will be frozen and signed, for the eyes; nothing in the file is run. */
export const DocumentLook = ({ bidId, document, onClose }: DocumentLookProps) => {
  const { t } = useWords();
  return (
    <Dialog
      size="large"
      title={document?.name ?? ''}
      isOpen={document !== null}
      onClose={onClose}
      acts={<Button onPress={onClose}>{t('ui.close')}</Button>}
    >
      {document !== null && (
        <>
          <p className="document-look-facts">
            <Bytes count={document.size} /> <span aria-hidden>·</span> <Digest value={document.digest.value} short />
          </p>
          <Content bidId={bidId} document={document} />
        </>
      )}
    </Dialog>
  );
};

const Content = ({ bidId, document }: { bidId: string; document: Document }) => {
  const { value, error } = useAsk('bids.look', { bidId, documentId: document.documentId });
  if (error !== null) return <ErrorNotice failure={error} />;
  return value === undefined ? <Skeleton lines={10} /> : <KeptFileLook look={value} name={document.name} />;
};
