import { useState } from 'react';
import { Button, Dialog, ErrorNotice, ExportIcon, Notice, RadioGroup, Select } from '../../components/index.ts';
import { call } from '../../state/host.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { useWords } from '../../state/words.tsx';

const endings = ['.pdf', '.docx', '.xlsx'] as const;
const noPlatform = '';

/** The company card for a registration; it goes into the workspace's folder of exports. */
export const Card = ({ isUnsaved }: { isUnsaved: boolean }) => {
  const { t, say, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [ending, setEnding] = useState<(typeof endings)[number]>('.pdf');
  const [platformId, setPlatform] = useState(noPlatform);
  const { value } = useAsk('platforms.list', isOpen ? {} : null);
  const card = useAct('company.card');
  const [written, setWritten] = useState<{ readonly path: string; readonly missing: readonly string[] } | null>(null);
  const write = async (): Promise<void> => {
    setWritten(null);
    const answer = await card.run({ ending, platformId: platformId === noPlatform ? null : platformId, language });
    if (answer.ok) setWritten(answer.value);
  };
  const nameOf = (field: string): string =>
    field === 'accounts' ? t('company.accounts') : say(`company.field.${field}`, field);
  return (
    <>
      <Button kind="quiet" icon={ExportIcon} onPress={() => setOpen(true)}>
        {t('company.card.write')}
      </Button>
      <Dialog
        size="medium"
        title={t('company.card.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setOpen(false)}>
              {t('ui.close')}
            </Button>
            <Button kind="primary" isBusy={card.isRunning} onPress={() => void write()}>
              {t('company.card.act')}
            </Button>
          </>
        }
      >
        <div className="paper-form">
          {isUnsaved && <Notice tone="attention">{t('company.card.unsaved')}</Notice>}
          <RadioGroup
            layout="row"
            label={t('company.card.form')}
            choices={endings.map((one) => ({ value: one, label: one.slice(1).toUpperCase() }))}
            value={ending}
            onChange={setEnding}
          />
          <Select
            label={t('company.card.for')}
            choices={[
              { value: noPlatform, label: t('company.card.any') },
              ...(value?.platforms ?? []).map((platform) => ({ value: platform.platformId, label: platform.name })),
            ]}
            value={platformId}
            onChange={setPlatform}
          />
          {card.error !== null && <ErrorNotice failure={card.error} />}
          {written !== null && (
            <Notice tone={written.missing.length === 0 ? 'fine' : 'attention'}>
              {t('company.card.written')} <bdi className="file-name">{written.path}</bdi>
              {written.missing.length > 0 && (
                <span className="notice-line">
                  {' '}
                  {t('company.card.missing', {
                    fields: written.missing.map(nameOf).join(language === 'ar' ? '، ' : ', '),
                  })}
                </span>
              )}
            </Notice>
          )}
          {written !== null && (
            <Button kind="quiet" onPress={() => void call('files.reveal', { path: written.path })}>
              {t('company.card.reveal')}
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
};
