import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { CompanyProfile } from '#shared/company/profile.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import {
  Button,
  Dialog,
  ErrorNotice,
  FilePicker,
  FindingList,
  ImportIcon,
  Notice,
  Table,
} from '../../components/index.ts';
import { useAct } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

type Read = Answer<'company.readExtract'>;

/** Fills the form from a register extract: what would change is shown first, and saved only with the form. */
export const Extract = ({ onTake }: { onTake: (profile: CompanyProfile) => void }) => {
  const { t, say } = useWords();
  const reading = useAct('company.readExtract');
  const [read, setRead] = useState<Read | null>(null);
  const take = async ([file]: readonly FileHandle[]): Promise<void> => {
    if (file === undefined) return;
    const answer = await reading.run({ fileId: file.fileId });
    if (answer.ok) setRead(answer.value);
  };
  const fieldName = (field: string): string => {
    const account = /^accounts\.\d+\.(\w+)$/.exec(field);
    return account === null ? say(`company.field.${field}`, field) : say(`company.account.${account[1] ?? ''}`, field);
  };
  const close = (): void => setRead(null);
  return (
    <>
      <FilePicker
        kind="quiet"
        purpose="document"
        icon={ImportIcon}
        isBusy={reading.isRunning}
        onChosen={(files) => void take(files)}
      >
        {t('company.extract')}
      </FilePicker>
      <Dialog
        title={t('company.extract')}
        isOpen={reading.error !== null}
        onClose={reading.clear}
        acts={<Button onPress={reading.clear}>{t('ui.close')}</Button>}
      >
        {reading.error !== null && <ErrorNotice failure={reading.error} />}
      </Dialog>
      <Dialog
        size="large"
        title={t('company.extract.title', { count: read?.changes.length ?? 0 })}
        isOpen={read !== null}
        onClose={close}
        acts={
          <>
            <Button kind="quiet" onPress={close}>
              {t('ui.cancel')}
            </Button>
            <Button
              kind="primary"
              isDisabled={read === null || read.changes.length === 0}
              onPress={() => {
                if (read !== null) onTake(read.profile);
                close();
              }}
            >
              {t('company.extract.take')}
            </Button>
          </>
        }
      >
        {read !== null && (
          <div className="paper-form extract-changes">
            {read.changes.length === 0 && <Notice tone="fine">{t('company.extract.same')}</Notice>}
            {read.findings.length > 0 && <FindingList findings={read.findings} />}
            <Table
              label={t('company.extract')}
              rows={read.changes}
              keyOf={({ field }) => field}
              empty={null}
              columns={[
                { id: 'field', label: t('company.card.field'), width: '24%', cell: ({ field }) => fieldName(field) },
                {
                  id: 'before',
                  label: t('company.extract.before'),
                  cell: ({ before }) => (before === '' ? '—' : <bdi className="quiet">{before}</bdi>),
                },
                { id: 'after', label: t('company.extract.after'), cell: ({ after }) => <bdi>{after}</bdi> },
              ]}
            />
            {read.unread.length > 0 && (
              <details>
                <summary className="quiet">{t('company.extract.unread-count', { count: read.unread.length })}</summary>
                <p className="quiet">
                  <bdi>{read.unread.join(', ')}</bdi>
                </p>
              </details>
            )}
          </div>
        )}
      </Dialog>
    </>
  );
};
