import { Button, CrossIcon, ErrorNotice, Section } from '../../../components/index.ts';
import { useWords } from '../../../state/words.tsx';
import { ActChooser } from './act-chooser.tsx';
import { SignatureFiles } from './signature-files.tsx';
import { TimestampQueue } from './timestamp-queue.tsx';
import type { SignatureEntry, SignaturesDesk as Desk } from './use-signatures.ts';

/** Files, what each of them is, and what can be done with it next; below, the timestamps that wait. */
export const SignaturesDesk = ({
  desk,
  onSign,
}: {
  desk: Desk;
  onSign: (entries: readonly SignatureEntry[]) => void;
}) => {
  const { t } = useWords();
  return (
    <div className="sign-desk">
      <div className="sign-what">
        <Section
          title={t('signatures.files')}
          acts={
            desk.entries.length > 0 && (
              <Button kind="quiet" icon={CrossIcon} isDisabled={desk.isBusy} onPress={desk.clear}>
                {t('signatures.clear')}
              </Button>
            )
          }
        >
          {desk.failure !== null && <ErrorNotice failure={desk.failure} />}
          <SignatureFiles desk={desk} />
        </Section>
        <TimestampQueue revision={desk.revision} onSent={() => void desk.refresh()} />
      </div>
      <div className="sign-how">
        <ActChooser desk={desk} onSign={onSign} />
      </div>
    </div>
  );
};
