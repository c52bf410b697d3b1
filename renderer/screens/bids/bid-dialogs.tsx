import type { BidDetail } from '#shared/contract/bids.ts';
import { Button, Dialog } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';

type Asking = {
  readonly bid: BidDetail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAgree: () => Promise<unknown>;
};

type QuestionProps = Omit<Asking, 'bid'> & {
  readonly title: string;
  readonly effect: string;
  readonly act: string;
  readonly isDanger?: boolean;
};

/** Asked once: what it is about and what it does; the button says the deed. */
const Question = ({ title, effect, act, isDanger = false, isOpen, onClose, onAgree }: QuestionProps) => {
  const { t } = useWords();
  return (
    <Dialog
      isAlert
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      acts={
        <>
          <Button kind="quiet" onPress={onClose} autoFocus>
            {t('ui.cancel')}
          </Button>
          <Button
            kind={isDanger ? 'danger' : 'primary'}
            onPress={() => {
              onClose();
              void onAgree();
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      <p dir="auto">{effect}</p>
    </Dialog>
  );
};

export const ReviseDialog = ({ bid, ...rest }: Asking) => {
  const { t } = useWords();
  const next = bid.version + 1;
  return (
    <Question
      {...rest}
      title={t('bids.revise.title', { next })}
      effect={t('bids.revise.effect', { version: bid.version, next })}
      act={t('bids.revise.act', { next })}
    />
  );
};

export const AdoptDialog = ({ bid, ...rest }: Asking) => {
  const { t } = useWords();
  const values = { edition: bid.noticeEdition, newest: bid.newestEdition };
  return (
    <Question
      {...rest}
      title={t('bids.adopt.title', values)}
      effect={t('bids.adopt.effect', values)}
      act={t('bids.adopt.act', { edition: bid.newestEdition })}
    />
  );
};

export const RemoveBidDialog = ({ bid, ...rest }: Asking) => {
  const { t } = useWords();
  return (
    <Question
      {...rest}
      isDanger
      title={t('bids.remove.title')}
      effect={t('bids.remove.effect', { title: bid.procedureTitle, version: bid.version })}
      act={t('bids.act.remove')}
    />
  );
};
