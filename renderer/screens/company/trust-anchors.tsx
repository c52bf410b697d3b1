import { useState } from 'react';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { CertificateView } from '#shared/contract/signing.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  Dialog,
  Digest,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  IconButton,
  PlusIcon,
  ShieldIcon,
  Skeleton,
  Table,
  TrashIcon,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';
import { Validity, commonName } from '../../components/certificate.tsx';

/** The authorities this user has chosen to trust; nobody else's list is taken over silently. */
export const TrustAnchors = () => {
  const { t } = useWords();
  const { value, error } = useAsk('trust.list', {});
  const add = useAct('trust.add');
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [leaving, setLeaving] = useState<CertificateView | null>(null);
  const take = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    const answer = await add.run({ fileId: file.fileId });
    if (answer.ok) setFindings(answer.value.findings);
  };
  const failed = add.error ?? error;
  return (
    <div className="key-list">
      <div className="key-list-head">
        <p className="quiet">{t('trust.lead')}</p>
        <FilePicker purpose="trust" icon={PlusIcon} isBusy={add.isRunning} onChosen={(files) => void take(files)}>
          {t('trust.add')}
        </FilePicker>
      </div>
      {failed !== null && <ErrorNotice failure={failed} />}
      {findings.length > 0 && <FindingList findings={findings} />}
      {value === undefined ? (
        error === null && <Skeleton lines={6} />
      ) : (
        <Table
          label={t('company.tab.trust')}
          rows={value.anchors}
          keyOf={({ certificateId }) => certificateId}
          empty={
            <EmptyState icon={ShieldIcon} title={t('trust.none')}>
              {t('trust.none.words')}
            </EmptyState>
          }
          columns={[
            {
              id: 'subject',
              label: t('keys.subject'),
              cell: (anchor) => (
                <>
                  <bdi>{anchor.subject}</bdi> {anchor.selfSigned && <Badge>{t('trust.self-signed')}</Badge>}
                </>
              ),
            },
            { id: 'valid', label: t('keys.valid'), cell: (anchor) => <Validity certificate={anchor} /> },
            { id: 'sha', label: t('trust.sha'), cell: (anchor) => <Digest value={anchor.certificateId} short /> },
            {
              id: 'acts',
              label: t('ui.more'),
              hideLabel: true,
              align: 'end',
              cell: (anchor) => (
                <IconButton
                  icon={TrashIcon}
                  kind="danger"
                  label={t('trust.remove', { name: commonName(anchor.subject) })}
                  onPress={() => setLeaving(anchor)}
                />
              ),
            },
          ]}
        />
      )}
      <RemoveAnchor anchor={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
};

const RemoveAnchor = ({ anchor, onClose }: { anchor: CertificateView | null; onClose: () => void }) => {
  const { t } = useWords();
  const { run, isRunning, error } = useAct('trust.remove');
  const name = anchor === null ? '' : commonName(anchor.subject);
  const leave = async (): Promise<void> => {
    if (anchor !== null && (await run({ certificateId: anchor.certificateId })).ok) onClose();
  };
  return (
    <Dialog
      title={t('trust.remove.title')}
      isOpen={anchor !== null}
      isAlert
      onClose={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button kind="danger" isBusy={isRunning} onPress={() => void leave()}>
            {t('trust.remove', { name })}
          </Button>
        </>
      }
    >
      <p>{t('trust.remove.words', { name })}</p>
      {error !== null && <ErrorNotice failure={error} />}
    </Dialog>
  );
};
