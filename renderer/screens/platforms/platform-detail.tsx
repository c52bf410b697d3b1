import { useState } from 'react';
import type { PlatformDetail } from '#shared/contract/platforms.ts';
import {
  Badge,
  Button,
  CrossIcon,
  Dialog,
  ErrorNotice,
  ExportIcon,
  IconButton,
  Skeleton,
  Tabs,
  UndoIcon,
  TrashIcon,
} from '../../components/index.ts';
import { useAct, useAsk } from '../../state/ask.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { AccessTab } from './access-tab.tsx';
import { CardTab } from './card-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { PricesTab } from './prices-tab.tsx';

const tabs = ['card', 'prices', 'access', 'history'] as const;
type Tab = (typeof tabs)[number];

export const PlatformDetailPane = ({ platformId }: { platformId: string }) => {
  const { value, error } = useAsk('platforms.show', { platformId });
  if (value === undefined) return error === null ? <Skeleton lines={12} /> : <ErrorNotice failure={error} />;
  return <Loaded detail={value} />;
};

const Loaded = ({ detail }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const { tab } = useRoute();
  const { card, standing } = detail;
  const { platformId } = card;
  const chosen: Tab = tabs.find((known) => known === tab) ?? 'card';
  return (
    <section className="pane-fill platform" aria-label={card.name}>
      <header className="record-head">
        <div className="record-title platform-title">
          <h2>
            <bdi>{card.name}</bdi> {standing !== 'shipped' && <Badge>{t(`standing.${standing}`)}</Badge>}
          </h2>
          <p className="quiet">
            <bdi className="ltr mono">{platformId}</bdi> · <bdi>{card.zone.replaceAll('_', ' ')}</bdi> ·{' '}
            {card.sections.map((section) => t(`platforms.section.${section}`)).join(t('platforms.list-join'))}
          </p>
        </div>
        <Acts detail={detail} />
      </header>
      <Tabs
        label={card.name}
        chosen={chosen}
        onChoose={(next) => navigate({ screen: 'platforms', id: platformId, tab: next }, 'replace')}
        tabs={[
          { id: 'card', label: t('platforms.tab.card'), content: <CardTab detail={detail} /> },
          {
            id: 'prices',
            label: t('platforms.tab.prices'),
            count: card.tariffs.length + card.fees.length,
            content: <PricesTab detail={detail} />,
          },
          {
            id: 'access',
            label: t('platforms.tab.access'),
            count: detail.access.length,
            content: <AccessTab detail={detail} />,
          },
          {
            id: 'history',
            label: t('platforms.tab.history'),
            count: detail.history.length,
            content: <HistoryTab detail={detail} />,
          },
        ]}
      />
    </section>
  );
};

const Acts = ({ detail: { card, standing } }: { detail: PlatformDetail }) => {
  const { t } = useWords();
  const { platformId, name } = card;
  const exported = useAct('platforms.export');
  const removed = useAct('platforms.remove');
  const reveal = useAct('files.reveal');
  const [path, setPath] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const toFile = async (): Promise<void> => {
    const answer = await exported.run({ platformId, keep: true });
    if (!answer.ok || answer.value.path === null) return;
    setPath(answer.value.path);
    await reveal.run({ path: answer.value.path });
  };
  const remove = async (): Promise<void> => {
    const answer = await removed.run({ platformId });
    setAsking(false);
    if (answer.ok && answer.value.stands === null) navigate({ screen: 'platforms' });
  };
  const act = standing === 'own' ? 'remove' : 'reset';
  const failure = exported.error ?? removed.error;
  return (
    <div className="platform-acts">
      <IconButton icon={ExportIcon} label={t('platforms.export')} onPress={() => void toFile()} />
      {standing !== 'shipped' && (
        <IconButton
          icon={standing === 'own' ? TrashIcon : UndoIcon}
          label={t(`platforms.${act}`)}
          onPress={() => setAsking(true)}
        />
      )}
      <IconButton icon={CrossIcon} label={t('ui.close')} onPress={() => navigate({ screen: 'platforms' })} />
      {path !== null && (
        <p className="platform-written quiet">
          {t('platforms.exported')} <bdi className="ltr mono">{path}</bdi>
        </p>
      )}
      {failure !== null && <ErrorNotice failure={failure} />}
      <Dialog
        isAlert
        isOpen={isAsking}
        title={t(`platforms.${act}.title`, { name })}
        onClose={() => setAsking(false)}
        acts={
          <>
            <Button kind="quiet" onPress={() => setAsking(false)}>
              {t('ui.cancel')}
            </Button>
            <Button kind="danger" isBusy={removed.isRunning} onPress={() => void remove()}>
              {t(`platforms.${act}.act`)}
            </Button>
          </>
        }
      >
        <p>{t(`platforms.${act}.effect`)}</p>
      </Dialog>
    </div>
  );
};
