import { useState } from 'react';
import type { Platform } from '#shared/contract/platforms.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import {
  Badge,
  Button,
  EmptyState,
  ErrorNotice,
  FilePicker,
  FindingList,
  Grid,
  ImportIcon,
  Page,
  PlatformsIcon,
  PlusIcon,
  SplitView,
  StatusLight,
  type GridColumn,
} from '../../components/index.ts';
import { countText } from '../../format/numbers.ts';
import { plainDayText } from '../../format/time.ts';
import { call } from '../../state/host.ts';
import { rowsInHand } from '../../state/pages.ts';
import { useAsk } from '../../state/ask.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.tsx';
import { NewPlatform } from './new-platform.tsx';
import { PlatformDetailPane } from './platform-detail.tsx';
import './platforms.css';

/** Every platform with what is known of it and the user's access there; the chosen one beside. */
export const PlatformsScreen = () => {
  const { t } = useWords();
  const { id, tab } = useRoute();
  const { value, error } = useAsk('platforms.list', {});
  const [refused, setRefused] = useState<{ readonly failure: Failure; readonly fileId: string | null } | null>(null);
  const [isAdding, setAdding] = useState(false);
  const take = async (fileId: string, replace: boolean): Promise<void> => {
    const answer = await call('platforms.import', { fileId, replace });
    setRefused(answer.ok ? null : { failure: answer.error, fileId });
    const [first] = answer.ok ? answer.value.platformIds : [];
    if (first !== undefined) navigate({ screen: 'platforms', id: first });
  };
  const fileId = refused?.fileId ?? null;
  const mayReplace = fileId !== null && refused?.failure.code === 'reference.would-overwrite';
  return (
    <Page
      title={t('frame.screen.platforms')}
      lead={t('platforms.lead')}
      flush
      acts={
        <>
          <FilePicker
            kind="quiet"
            icon={ImportIcon}
            purpose="content"
            onChosen={([file]) => void (file === undefined ? null : take(file.fileId, false))}
            onRefused={(failure) => setRefused({ failure, fileId: null })}
          >
            {t('platforms.import')}
          </FilePicker>
          <Button icon={PlusIcon} onPress={() => setAdding(true)}>
            {t('platforms.add')}
          </Button>
        </>
      }
    >
      <SplitView
        name="platforms"
        share={56}
        main={
          <div className="pane-fill platforms-list">
            {refused !== null && (
              <ErrorNotice
                failure={refused.failure}
                act={
                  mayReplace ? (
                    <Button kind="danger" onPress={() => void take(fileId, true)}>
                      {t('platforms.import.replace')}
                    </Button>
                  ) : undefined
                }
              />
            )}
            {value !== undefined && value.findings.length > 0 && (
              // A region that scrolls has to be reached by keys.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <div className="platforms-findings" role="region" tabIndex={0} aria-label={t('platforms.warnings')}>
                <FindingList findings={value.findings} />
              </div>
            )}
            {error !== null && <ErrorNotice failure={error} />}
            <List platforms={value?.platforms} chosen={id ?? null} tab={tab} />
          </div>
        }
        detail={id === undefined ? null : <PlatformDetailPane key={id} platformId={id} />}
      />
      {isAdding && <NewPlatform onClose={() => setAdding(false)} />}
    </Page>
  );
};

type ListProps = {
  readonly platforms: readonly Platform[] | undefined;
  readonly chosen: string | null;
  readonly tab: string | undefined;
};

const List = ({ platforms, chosen, tab }: ListProps) => {
  const { t, language } = useWords();
  const columns: readonly GridColumn<Platform>[] = [
    {
      id: 'name',
      label: t('platforms.column.name'),
      track: 'minmax(120px, 1fr)',
      cell: ({ name, standing }) => (
        <span className="name-line">
          <bdi className="clip">{name}</bdi>
          {standing !== 'shipped' && <Badge>{t(`standing.${standing}`)}</Badge>}
        </span>
      ),
    },
    {
      id: 'known',
      label: t('platforms.column.known'),
      track: 'minmax(76px, 0.5fr)',
      cell: ({ figures, unknownFigures, newer }) =>
        newer > 0 ? (
          <StatusLight tone="attention">{t('platforms.newer', { total: countText(newer, language) })}</StatusLight>
        ) : (
          <span className="quiet clip">
            {t('platforms.known-of', {
              known: countText(figures - unknownFigures, language),
              figures: countText(figures, language),
            })}
          </span>
        ),
    },
    {
      id: 'access',
      label: t('platforms.column.access'),
      track: 'minmax(100px, 0.8fr)',
      cell: ({ access }) =>
        access === null ? (
          <span className="faint">—</span>
        ) : (
          <bdi className="clip">
            {access.to === null
              ? access.tariff
              : t('platforms.access.until', { day: plainDayText(access.to, language, 'date') })}
          </bdi>
        ),
    },
    {
      id: 'work',
      label: t('platforms.column.work'),
      track: '84px',
      align: 'end',
      cell: ({ procedures }) => (procedures === 0 ? <span className="faint">—</span> : countText(procedures, language)),
    },
  ];
  return (
    <Grid
      label={t('frame.screen.platforms')}
      columns={columns}
      source={rowsInHand(platforms)}
      keyOf={({ platformId }) => platformId}
      chosen={chosen}
      onChoose={({ platformId }, how) =>
        navigate(
          { screen: 'platforms', id: platformId, ...(tab === undefined ? {} : { tab }) },
          how === 'open' ? 'push' : 'replace',
        )
      }
      empty={<EmptyState icon={PlatformsIcon} title={t('platforms.none')} />}
    />
  );
};
