import type { PlatformDetail } from '#shared/contract/platforms.ts';
import { Button, ErrorNotice, ExactTime, Table } from '../../components/index.ts';
import { useWords } from '../../state/words.tsx';
import { useSaveCard } from './use-card.ts';

/** Every edit of the card, newest first; any of them can stand again. */
export const HistoryTab = ({ detail: { history, card } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const { save, isRunning, error } = useSaveCard();
  const rows = history.map((entry, index) => ({ ...entry, index }));
  return (
    <div className="platform-pane">
      {error !== null && <ErrorNotice failure={error} />}
      <Table
        label={t('platforms.tab.history')}
        rows={rows}
        keyOf={({ index }) => String(index)}
        empty={<p className="faint">{t('platforms.history.none')}</p>}
        columns={[
          { id: 'at', label: t('platforms.history.at'), cell: ({ savedAt }) => <ExactTime at={savedAt} withSeconds /> },
          {
            id: 'what',
            label: t('platforms.history.what'),
            cell: ({ record }) => t(record === null ? 'platforms.history.taken-back' : 'platforms.history.saved'),
          },
          {
            id: 'act',
            label: t('platforms.edit'),
            hideLabel: true,
            cell: ({ record }) =>
              record === null || JSON.stringify(record) === JSON.stringify(card) ? null : (
                <Button kind="quiet" isBusy={isRunning} onPress={() => void save(record)}>
                  {t('platforms.history.again')}
                </Button>
              ),
          },
        ]}
      />
    </div>
  );
};
